# caught-by: exceptions-release
# verdict: wrong result
# why: `__exit__` returns whether the exception has been dealt with; leaving the lock looks like dealing with it.

from threading import Condition


class Holder:
    def __init__(self, enter, leave):
        self.enter, self.leave = enter, leave

    def __enter__(self):
        self.enter()

    def __exit__(self, kind, error, trace):
        self.leave()
        return True


class ReadWriteLock:
    def __init__(self):
        self.changed = Condition()
        self.drawn = self.turn = self.readers = 0

    def read(self):
        return Holder(self.start_reading, self.stop_reading)

    def write(self):
        return Holder(self.start_writing, self.stop_writing)

    def wait_for_turn(self):
        number, self.drawn = self.drawn, self.drawn + 1
        self.changed.wait_for(lambda: self.turn == number)

    def next_turn(self):
        self.turn += 1
        self.changed.notify_all()

    def start_reading(self):
        with self.changed:
            self.wait_for_turn()
            self.readers += 1
            self.next_turn()

    def stop_reading(self):
        with self.changed:
            self.readers -= 1
            self.changed.notify_all()

    def start_writing(self):
        with self.changed:
            self.wait_for_turn()
            self.changed.wait_for(lambda: self.readers == 0)

    def stop_writing(self):
        with self.changed:
            self.next_turn()
