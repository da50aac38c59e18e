"""Whoever ends says so in a queue; the caller joins that thread and starts the next."""

from queue import SimpleQueue
from threading import Thread


def fetch_all(urls, fetch, limit):
    ended = SimpleQueue()
    results = [None] * len(urls)

    def run(index, url):
        try:
            results[index] = fetch(url)
        except Exception as error:
            results[index] = error
        ended.put(index)

    threads = {}
    for index, url in enumerate(urls):
        if len(threads) == limit:
            threads.pop(ended.get()).join()
        threads[index] = Thread(target=run, args=(index, url))
        threads[index].start()
    for thread in threads.values():
        thread.join()
    return results
