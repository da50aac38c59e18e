"""Two threads build what should be built once."""
# verdict: fails
# kind: check then act
# preemptions: 1
# source: Bloch, Effective Java, item 83
import threading

cache, built = {}, []


def get(key):
    try:
        return cache[key]
    except KeyError:
        built.append(key)
        cache[key] = key * 2
        return cache[key]


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(lambda: get(1), lambda: get(1))
    assert built == [1]
