"""The light switch counts without its own mutex."""
# verdict: fails
# accept: deadlock
# kind: light switch
# preemptions: 1
# source: Downey, The Little Book of Semaphores, 6.2
import threading

empty, women, inside = threading.Lock(), 0, []


def woman():
    global women
    women += 1
    if women == 1:
        empty.acquire()
    inside.append("w")
    assert "m" not in inside
    inside.remove("w")
    women -= 1
    if women == 0 and empty.locked():
        empty.release()


def man():
    with empty:
        inside.append("m")
        assert "w" not in inside
        inside.remove("m")


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(woman, woman, man)
