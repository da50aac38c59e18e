"""An exception leaves the lock held; the caller swallows it."""
# verdict: deadlock
# kind: exception with lock held
# preemptions: 0
# source: classic
import threading


class Parser:
    def __init__(self):
        self.lock = threading.Lock()
        self.numbers = []

    def add(self, text):
        self.lock.acquire()
        self.numbers.append(int(text))
        self.lock.release()


def scenario():
    parser = Parser()

    def feed(text):
        try:
            parser.add(text)
        except ValueError:
            pass

    threads = [threading.Thread(target=feed, args=(text,)) for text in ("seven", "8")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert parser.numbers == [8]
