# caught-by: reads-see-what-was-reached
# verdict: wrong result in some schedules
# why: The flag that says that the cached count is old is cleared after counting, and with it newer news.

class Counter:
    def __init__(self) -> None:
        self._marks: list[None] = []
        self._known = 0
        self._is_old = False

    @property
    def value(self) -> int:
        if self._is_old:
            self._known = len(self._marks)
            self._is_old = False
        return self._known

    def increment(self) -> None:
        self._marks.append(None)
        self._is_old = True
