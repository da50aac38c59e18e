"""An object is shared in its constructor before its fields are there."""
# verdict: fails
# kind: publication before initialisation
# preemptions: 1
# source: Pugh et al., The "Double-Checked Locking is Broken" Declaration
import threading

shared = []


class Config:
    def __init__(self):
        shared.append(self)
        self.port = 80


def use():
    if shared:
        assert shared[0].port == 80


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(Config, use)
