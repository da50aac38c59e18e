"""A consumer re-checks nothing after waiting; another consumer was faster."""
# verdict: fails
# kind: if instead of while
# preemptions: 1
# source: Lampson, Redell, Experience with Processes and Monitors in Mesa (1980)
import threading


class Shelf:
    def __init__(self):
        self.cond = threading.Condition()
        self.books = []

    def take(self):
        with self.cond:
            if not self.books:
                self.cond.wait()
            return self.books.pop()

    def put(self, book):
        with self.cond:
            self.books.append(book)
            self.cond.notify()


def scenario():
    shelf = Shelf()

    def librarian():
        shelf.put("one")
        shelf.put("two")

    threads = [threading.Thread(target=f) for f in (shelf.take, shelf.take, librarian)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
