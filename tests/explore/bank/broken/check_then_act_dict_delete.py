"""The key is there when asked for and gone when deleted."""
# verdict: fails
# kind: check-then-act
# preemptions: 1
# source: classic
import threading


class Sessions:
    def __init__(self):
        self.open = {"ann": 1}

    def close(self, user):
        if user in self.open:
            del self.open[user]


def scenario():
    sessions = Sessions()
    threads = [threading.Thread(target=sessions.close, args=("ann",)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sessions.open == {}
