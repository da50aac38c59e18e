"""Waiting writers hold new readers back; a writer that leaves lets all waiting readers in first."""

import threading


class _Held:
    def __init__(self, enter, leave):
        self._enter = enter
        self._leave = leave

    def __enter__(self):
        self._enter()

    def __exit__(self, *error):
        self._leave()


class ReadWriteLock:
    def __init__(self):
        self._lock = threading.RLock()
        self._readers_may = threading.Condition(self._lock)
        self._writer_may = threading.Condition(self._lock)
        self._reading = 0
        self._writing = False
        self._waiting_readers = 0
        self._waiting_writers = 0
        self._invited = 0

    def read(self):
        return _Held(self._begin_reading, self._end_reading)

    def write(self):
        return _Held(self._begin_writing, self._end_writing)

    def _begin_reading(self):
        with self._lock:
            if not self._writing and not self._waiting_writers and not self._invited:
                self._reading += 1
                return
            self._waiting_readers += 1
            while not self._invited:
                self._readers_may.wait()
            self._invited -= 1
            self._reading += 1

    def _end_reading(self):
        with self._lock:
            self._reading -= 1
            self._hand_on_to_writers()

    def _begin_writing(self):
        with self._lock:
            self._waiting_writers += 1
            while self._writing or self._reading or self._invited:
                self._writer_may.wait()
            self._waiting_writers -= 1
            self._writing = True

    def _end_writing(self):
        with self._lock:
            self._writing = False
            if self._waiting_readers:
                self._invited, self._waiting_readers = self._waiting_readers, 0
                self._readers_may.notify_all()
            else:
                self._hand_on_to_writers()

    def _hand_on_to_writers(self):
        if not self._reading and not self._invited:
            self._writer_may.notify()
            if not self._waiting_writers and self._waiting_readers:
                self._invited, self._waiting_readers = self._waiting_readers, 0
                self._readers_may.notify_all()
