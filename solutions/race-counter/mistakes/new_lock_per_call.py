# caught-by: two-threads-lose-nothing, three-threads-lose-nothing
# verdict: wrong result in some schedules
# why: `with Lock():` reads well; but nobody else can ever wait at a lock that nobody else knows.

from threading import Lock


class Counter:
    def __init__(self) -> None:
        self.value = 0

    def increment(self) -> None:
        with Lock():
            self.value += 1
