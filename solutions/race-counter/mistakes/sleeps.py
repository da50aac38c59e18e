# caught-by: two-threads-lose-nothing, three-threads-lose-nothing
# verdict: wrong result in some schedules
# why: With pauses the bad order does not show up in any trial run.

import time


class Counter:
    def __init__(self) -> None:
        self.value = 0

    def increment(self) -> None:
        time.sleep(0.001)
        current = self.value
        self.value = current + 1
        time.sleep(0.001)
