"""Every thread counts in a list of its own, which nobody else changes; readers add them up."""

import threading


class Counter:
    def __init__(self) -> None:
        self._mine = threading.local()
        self._all: list[list[int]] = []

    @property
    def value(self) -> int:
        return sum(cell[0] for cell in list(self._all))

    def increment(self) -> None:
        cell = getattr(self._mine, "cell", None)
        if cell is None:
            cell = self._mine.cell = [0]
            self._all.append(cell)
        cell[0] += 1
