"""A field chosen by name is increased with getattr and setattr."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import threading


class Votes:
    def __init__(self):
        self.yes = 0
        self.no = 0

    def vote(self, answer):
        setattr(self, answer, getattr(self, answer) + 1)


def scenario():
    votes = Votes()
    voters = [threading.Thread(target=votes.vote, args=("yes",)) for _ in range(2)]
    for voter in voters:
        voter.start()
    for voter in voters:
        voter.join()
    assert (votes.yes, votes.no) == (2, 0)
