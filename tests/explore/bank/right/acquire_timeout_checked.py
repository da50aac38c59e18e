"""acquire(timeout=...) with its answer looked at; a refused withdrawal changes nothing."""
# verdict: ok
# kind: lock
# preemptions: -
# source: classic
import threading
import time


class Account:
    def __init__(self):
        self.lock = threading.Lock()
        self.balance = 10

    def withdraw(self, amount, seconds):
        if not self.lock.acquire(timeout=0.01):
            return 0
        try:
            time.sleep(seconds)
            self.balance -= amount
        finally:
            self.lock.release()
        return amount


def scenario():
    account = Account()
    granted = []
    threads = [
        threading.Thread(target=lambda: granted.append(account.withdraw(3, 0.02))) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert account.balance == 10 - sum(granted)
