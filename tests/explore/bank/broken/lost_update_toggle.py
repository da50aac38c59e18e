"""Two switches for one lamp: toggling twice must leave it as it was."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import threading


class Lamp:
    on = False

    def toggle(self):
        self.on = not self.on


def scenario():
    lamp = Lamp()
    switches = [threading.Thread(target=lamp.toggle) for _ in range(2)]
    for switch in switches:
        switch.start()
    for switch in switches:
        switch.join()
    assert lamp.on is False
