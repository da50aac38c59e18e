"""functools.lru_cache does not promise that a function runs once."""
# verdict: fails
# kind: check-then-act
# preemptions: 1
# source: CPython documentation of functools.lru_cache (may call more than once if threads overlap)
import functools
import threading

connections = []


@functools.lru_cache(maxsize=None)
def connect(host):
    connections.append(host)
    return len(connections)


def scenario():
    connections.clear()
    connect.cache_clear()
    threads = [threading.Thread(target=connect, args=("db",)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert connections == ["db"], connections
