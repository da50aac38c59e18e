"""An event that is set once lets everybody pass, whenever they come."""
# verdict: ok
# kind: event
# preemptions: -
# source: classic
import threading

go, passed = threading.Event(), []


def work(name):
    go.wait()
    passed.append(name)


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(lambda: work("a"), lambda: work("b"), go.set)
    assert sorted(passed) == ["a", "b"]
