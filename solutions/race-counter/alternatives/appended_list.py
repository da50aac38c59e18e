"""No lock: appending to a list is one step, and so is asking for its length."""


class Counter:
    def __init__(self) -> None:
        self._marks: list[None] = []

    @property
    def value(self) -> int:
        return len(self._marks)

    def increment(self) -> None:
        self._marks.append(None)
