"""A seat's state is matched, then changed."""
# verdict: fails
# kind: check-then-act
# preemptions: 1
# source: classic
import threading


class Seat:
    def __init__(self):
        self.state = "free"

    def reserve(self):
        match self.state:
            case "free":
                self.state = "taken"
                return True
            case _:
                return False


def scenario():
    seat = Seat()
    answers = []
    threads = [threading.Thread(target=lambda: answers.append(seat.reserve())) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [False, True], answers
