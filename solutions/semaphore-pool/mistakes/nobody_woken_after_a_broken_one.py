# caught-by: broken-is-replaced
# verdict: lost wake-up
# why: A waiting thread is woken when a connection comes back, not when a place becomes free.

import threading


class Loan:
    def __init__(self, pool):
        self.pool = pool

    def __enter__(self):
        self.connection = self.pool._acquire()
        return self.connection

    def __exit__(self, kind, error, traceback):
        if kind is not None and issubclass(kind, ConnectionError):
            self.pool._discard(self.connection)
        else:
            self.pool._give_back(self.connection)
        return False


class ConnectionPool:
    def __init__(self, connect, size):
        self.connect = connect
        self.size = size
        self.changed = threading.Condition()
        self.idle = []
        self.count = 0
        self.closed = False

    def connection(self):
        return Loan(self)

    def _acquire(self):
        with self.changed:
            while not self.closed and not self.idle and self.count == self.size:
                self.changed.wait()
            if self.closed:
                raise RuntimeError("closed")
            if self.idle:
                return self.idle.pop()
            self.count += 1
        try:
            return self.connect()
        except BaseException:
            self._one_less()
            raise

    def _give_back(self, connection):
        with self.changed:
            if not self.closed:
                self.idle.append(connection)
                self.changed.notify()
                return
        self._discard(connection)

    def _discard(self, connection):
        connection.close()
        self._one_less()

    def _one_less(self):
        with self.changed:
            self.count -= 1

    def close(self):
        with self.changed:
            self.closed = True
            idle, self.idle = self.idle, []
            self.count -= len(idle)
            self.changed.notify_all()
        for connection in idle:
            connection.close()
