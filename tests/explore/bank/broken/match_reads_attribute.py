"""A pattern looks at a state that another thread is about to change."""
# verdict: fails
# kind: check then act
# preemptions: 1
# source: classic
import threading


class Door:
    state = "closed"
    opened = 0


door = Door()


def open_door():
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
