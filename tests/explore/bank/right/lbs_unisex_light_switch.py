"""The first takes the room and the last gives it back, counted under a mutex."""
# verdict: ok
# kind: light switch
# preemptions: -
# source: Downey, The Little Book of Semaphores, 6.2
import threading

empty, mutex, women, inside = threading.Semaphore(1), threading.Lock(), 0, []


def woman():
    global women
    with mutex:
        women += 1
        if women == 1:
            empty.acquire()
    assert "m" not in inside
    with mutex:
        women -= 1
        if women == 0:
            empty.release()


def man():
    with empty:
        inside.append("m")
        assert women == 0 or not inside.count("w")
        inside.remove("m")


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(woman, woman, man)
