# caught-by: two-threads-lose-nothing, three-threads-lose-nothing
# verdict: wrong result in some schedules
# why: A home-made lock; asking whether it is free and taking it are two steps.

import time


class Counter:
    def __init__(self) -> None:
        self._occupied = False
        self.value = 0

    def increment(self) -> None:
        while self._occupied:
            time.sleep(0.001)
        self._occupied = True
        self.value += 1
        self._occupied = False
