"""Light switch without its mutex: a second reader slips in while the first waits for the writer."""
# verdict: fails
# accept: deadlock, lost wake-up
# kind: reader-writer fault
# preemptions: 1
# source: Courtois, Heymans, Parnas (1971); Downey, Little Book of Semaphores, 4.2
import threading


class Library:
    def __init__(self):
        self.readers = 0
        self.room_empty = threading.Semaphore(1)
        self.writing = False

    def read(self):
        self.readers += 1
        if self.readers == 1:
            self.room_empty.acquire()
        assert not self.writing
        self.readers -= 1
        if self.readers == 0:
            self.room_empty.release()

    def write(self):
        with self.room_empty:
            self.writing = True
            self.writing = False


def scenario():
    library = Library()
    threads = [threading.Thread(target=f) for f in (library.write, library.read, library.read)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
