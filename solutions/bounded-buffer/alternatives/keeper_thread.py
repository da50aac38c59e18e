"""A thread of its own keeps the items; the others send it requests, and take them back in time."""

import queue
import threading
from collections import deque


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self._capacity = capacity
        self._requests = queue.SimpleQueue()
        threading.Thread(target=self._keep, daemon=True).start()

    def put(self, item, timeout=None):
        self._ask("put", item, timeout)

    def get(self, timeout=None):
        return self._ask("get", None, timeout)

    def close(self):
        self._ask("close", None, None)

    def _ask(self, what, item, timeout):
        answer = queue.SimpleQueue()
        request = (what, item, answer)
        self._requests.put(request)
        try:
            error, item = answer.get(timeout=timeout)
        except queue.Empty:
            self._requests.put(("withdraw", request, None))
            error, item = answer.get()
        if error is not None:
            raise error
        return item

    def _keep(self):
        items = deque()
        putting, getting = deque(), deque()
        closed = False
        while True:
            request = self._requests.get()
            what, item, answer = request
            if what == "put":
                putting.append(request)
            elif what == "get":
                getting.append(request)
            elif what == "close":
                closed = True
                answer.put((None, None))
            else:
                for line in (putting, getting):
                    if item in line:
                        line.remove(item)
                        item[2].put((TimeoutError(), None))
            while closed and putting:
                putting.popleft()[2].put((Closed(), None))
            while (getting and items) or (putting and len(items) < self._capacity):
                if getting and items:
                    getting.popleft()[2].put((None, items.popleft()))
                else:
                    _, item, answer = putting.popleft()
                    items.append(item)
                    answer.put((None, None))
            while closed and getting:
                getting.popleft()[2].put((Closed(), None))
