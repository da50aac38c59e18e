"""A defaultdict whose factory is Python code: the second list made replaces the first."""
# verdict: fails
# kind: check-then-act
# preemptions: 1
# source: classic (defaultdict.__missing__ calls the factory and then stores)
import collections
import threading

made = []


def new_list():
    made.append("list")
    return []


def scenario():
    made.clear()
    groups = collections.defaultdict(new_list)

    def add(name):
        groups["all"].append(name)

    threads = [threading.Thread(target=add, args=(name,)) for name in ("x", "y")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(groups["all"]) == ["x", "y"], groups
