"""hasattr says yes, then another thread deletes the attribute."""
# verdict: fails
# kind: check-then-act
# preemptions: 1
# source: classic
import threading


class Page:
    def __init__(self):
        self.cached = "text"

    def show(self):
        if hasattr(self, "cached"):
            return self.cached
        return "fresh"

    def invalidate(self):
        del self.cached


def scenario():
    page = Page()
    reader = threading.Thread(target=page.show)
    writer = threading.Thread(target=page.invalidate)
    reader.start()
    writer.start()
    reader.join()
    writer.join()
