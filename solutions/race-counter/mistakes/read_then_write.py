# caught-by: two-threads-lose-nothing, three-threads-lose-nothing
# verdict: wrong result in some schedules
# why: A local variable is private to the thread, so working on one feels safe; its value grows old.

class Counter:
    def __init__(self) -> None:
        self._count = 0

    @property
    def value(self) -> int:
        return self._count

    def increment(self) -> None:
        current = self._count
        updated = current + 1
        self._count = updated
