"""A list of entries that is kept sorted; a condition's flag says whether someone is at it."""

from threading import Condition


class HitCounter:
    def __init__(self):
        self._changed = Condition()
        self._busy = False
        self._ranking = []

    def _enter(self):
        with self._changed:
            while self._busy:
                self._changed.wait()
            self._busy = True

    def _leave(self):
        with self._changed:
            self._busy = False
            self._changed.notify()

    def hit(self, page):
        self._enter()
        try:
            for place, (known, count) in enumerate(self._ranking):
                if known == page:
                    self._ranking[place] = (page, count + 1)
                    break
            else:
                self._ranking.append((page, 1))
            self._ranking.sort(key=lambda entry: -entry[1])
        finally:
            self._leave()

    def hits(self, page):
        self._enter()
        try:
            return dict(self._ranking).get(page, 0)
        finally:
            self._leave()

    def top(self, n):
        self._enter()
        try:
            return self._ranking[:n]
        finally:
            self._leave()
