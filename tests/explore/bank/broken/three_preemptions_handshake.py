"""Two machines hand a state back and forth; only the full exchange ends in the bad state."""
# verdict: fails
# kind: ordering violation
# preemptions: 3
# source: Burckhardt et al., PCT (ASPLOS 2010), a bug of depth four
import threading


class Link:
    def __init__(self):
        self.state = "idle"

    def caller(self):
        self.state = "calling"
        if self.state == "answered":
            self.state = "acknowledged"
            assert self.state != "closed", "closed while acknowledging"

    def callee(self):
        if self.state == "calling":
            self.state = "answered"
            if self.state == "acknowledged":
                self.state = "closed"


def scenario():
    link = Link()
    threads = [threading.Thread(target=link.caller), threading.Thread(target=link.callee)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
