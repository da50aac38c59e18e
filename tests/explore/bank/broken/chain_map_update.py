"""A setting is read through a chain of dictionaries and written to the first."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import collections
import threading

base = {"level": 0}
settings = collections.ChainMap({}, base)


def raise_level():
    settings["level"] = settings["level"] + 1


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(raise_level, raise_level)
    assert settings["level"] == 2
