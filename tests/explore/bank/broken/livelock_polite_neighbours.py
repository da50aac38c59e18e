"""Both step back when the other wants to pass, and both step forward again."""
# verdict: livelock
# accept: busy waiting, timed out
# kind: livelock
# preemptions: -
# source: Dijkstra (EWD123, 1965), fourth attempt ("after you" blocking)
import threading


class Corridor:
    def __init__(self):
        self.wants = [False, False]

    def pass_through(self, me):
        other = 1 - me
        self.wants[me] = True
        while self.wants[other]:
            self.wants[me] = False
            self.wants[me] = True
        self.wants[me] = False


def scenario():
    corridor = Corridor()
    threads = [threading.Thread(target=corridor.pass_through, args=(me,)) for me in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
