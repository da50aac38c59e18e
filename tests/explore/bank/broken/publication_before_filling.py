"""Double-checked locking that publishes the object before it is filled."""
# verdict: fails
# kind: publication
# preemptions: 1
# source: Bacon et al., The "Double-Checked Locking is Broken" Declaration (2000), here without a weak memory model
import threading


class Config:
    _lock = threading.Lock()
    _instance = None

    @classmethod
    def get(cls):
        if cls._instance is None:
            with cls._lock:
                if cls._instance is None:
                    cls._instance = cls()
                    cls._instance.port = 8080
        return cls._instance


def scenario():
    Config._instance = None
    ports = []
    threads = [threading.Thread(target=lambda: ports.append(Config.get().port)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ports == [8080, 8080]
