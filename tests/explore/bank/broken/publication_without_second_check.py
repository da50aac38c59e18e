"""Double-checked locking that forgot the second check."""
# verdict: fails
# kind: publication
# preemptions: 1
# source: Schmidt, Harrison, Double-Checked Locking (PLoP 1996), the mistake it warns of
import threading


class Lazy:
    def __init__(self):
        self.lock = threading.Lock()
        self.value = None
        self.made = 0

    def get(self):
        if self.value is None:
            with self.lock:
                self.made += 1
                self.value = object()
        return self.value


def scenario():
    lazy = Lazy()
    threads = [threading.Thread(target=lazy.get) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert lazy.made == 1
