"""The look and the building are one step under the lock."""
# verdict: ok
# kind: check then act
# preemptions: -
# source: Bloch, Effective Java, item 83
import threading

cache, built, lock = {}, [], threading.Lock()


def get(key):
    with lock:
        if key not in cache:
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
