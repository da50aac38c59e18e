"""acquire(timeout=...) may return False; here nobody looks, and both are inside."""
# verdict: fails
# kind: released by wrong thread
# preemptions: 0
# source: classic
import threading
import time


class Printer:
    def __init__(self):
        self.lock = threading.Lock()

    def print_page(self, seconds):
        self.lock.acquire(timeout=0.01)
        time.sleep(seconds)
        self.lock.release()


def scenario():
    printer = Printer()
    threads = [threading.Thread(target=printer.print_page, args=(0.05,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
