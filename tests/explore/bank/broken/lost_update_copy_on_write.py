"""Copy-on-write configuration with two writers: the later store wins everything."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: McKenney, Is Parallel Programming Hard, chapter on RCU (writers need a lock of their own)
import threading


class Settings:
    def __init__(self):
        self.current = {}

    def change(self, **values):
        self.current = {**self.current, **values}


def scenario():
    settings = Settings()
    a = threading.Thread(target=settings.change, kwargs={"colour": "red"})
    b = threading.Thread(target=settings.change, kwargs={"size": 3})
    a.start()
    b.start()
    a.join()
    b.join()
    assert settings.current == {"colour": "red", "size": 3}, settings.current
