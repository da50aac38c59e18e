"""A stale value is put back into the cache after the invalidation; a later reader gets it."""
# verdict: fails
# kind: ordering violation
# preemptions: 1
# source: Nishtala et al., Scaling Memcache at Facebook (NSDI 2013), 3.2.1 (stale sets)
import threading


class Store:
    def __init__(self):
        self.table = {"price": 1}
        self.cache = {}
        self.updated = threading.Event()

    def read(self, key):
        value = self.cache.get(key)
        if value is None:
            value = self.table[key]
            self.cache[key] = value
        return value

    def update(self, key, value):
        self.table[key] = value
        self.cache.pop(key, None)
        self.updated.set()


def scenario():
    store = Store()

    def late_reader():
        store.updated.wait()
        assert store.read("price") == 2, "old price in the cache"

    threads = [
        threading.Thread(target=store.read, args=("price",)),
        threading.Thread(target=store.update, args=("price", 2)),
        threading.Thread(target=late_reader),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
