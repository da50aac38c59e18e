"""Looks like a lost update: `options |= {...}` changes the one shared dict in place."""
# verdict: ok
# kind: atomic container method
# preemptions: -
# source: Python Language Reference, augmented assignment (in-place operation)
import threading


class Settings:
    def __init__(self):
        self.options = {}

    def change(self, **options):
        self.options |= options


def scenario():
    settings = Settings()
    threads = [
        threading.Thread(target=settings.change, kwargs={"colour": "red"}),
        threading.Thread(target=settings.change, kwargs={"size": 3}),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert settings.options == {"colour": "red", "size": 3}
