"""An immutable state is replaced by a changed copy of what it was."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import threading
from typing import NamedTuple


class State(NamedTuple):
    visits: int
    name: str


class Page:
    def __init__(self):
        self.state = State(0, "home")

    def visit(self):
        self.state = self.state._replace(visits=self.state.visits + 1)


def scenario():
    page = Page()
    threads = [threading.Thread(target=page.visit) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert page.state == State(2, "home")
