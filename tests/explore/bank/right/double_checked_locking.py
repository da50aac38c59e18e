"""Looks wrong from other languages: double-checked locking, the object filled before it is published."""
# verdict: ok
# kind: publication
# preemptions: -
# source: Schmidt, Harrison, Double-Checked Locking (PLoP 1996), right under sequential consistency
import threading


class Config:
    _lock = threading.Lock()
    _instance = None

    @classmethod
    def get(cls):
        if cls._instance is None:
            with cls._lock:
                if cls._instance is None:
                    instance = cls()
                    instance.port = 8080
                    cls._instance = instance
        return cls._instance


def scenario():
    got = []
    threads = [threading.Thread(target=lambda: got.append(Config.get())) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got[0] is got[1]
    assert got[0].port == 8080
