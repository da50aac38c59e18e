"""A singleton in __new__ without a lock is made twice."""
# verdict: fails
# kind: check-then-act
# preemptions: 1
# source: Goetz, Java Concurrency in Practice, 2.2.2 (lazy initialisation)
import threading


class Settings:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance


def scenario():
    Settings._instance = None
    made = []
    threads = [threading.Thread(target=lambda: made.append(Settings())) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made[0] is made[1]
