"""The look at a state by a pattern, and the change of it, are one step under the lock."""
# verdict: ok
# kind: check then act
# preemptions: -
# source: classic
import threading


class Door:
    state = "closed"
    opened = 0


door, lock = Door(), threading.Lock()


def open_door():
    with lock:
        match door:
            case Door(state="closed"):
                door.state = "open"
                door.opened += 1


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(open_door, open_door)
    assert door.opened == 1
