"""Jobs in a ThreadPoolExecutor share a total."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
from concurrent.futures import ThreadPoolExecutor


class Summer:
    def __init__(self):
        self.total = 0

    def add(self, number):
        self.total += number


def scenario():
    summer = Summer()
    with ThreadPoolExecutor(max_workers=2) as pool:
        list(pool.map(summer.add, [1, 2]))
    assert summer.total == 3, summer.total
