"""A UserDict's element is increased: get and set are two calls of library code."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import threading
from collections import UserDict


class Votes(UserDict):
    def vote(self, party):
        self[party] += 1


def scenario():
    votes = Votes(left=0, right=0)
    threads = [threading.Thread(target=votes.vote, args=("left",)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert votes["left"] == 2
