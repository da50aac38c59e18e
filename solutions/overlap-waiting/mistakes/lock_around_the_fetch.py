# caught-by: waiting-overlaps, free-slot-is-taken
# verdict: wrong result
# why: The lock that protects the list of results is held while waiting for the page.

from itertools import count
from threading import Lock, Thread


def fetch_all(urls, fetch, limit):
    lock = Lock()
    numbers = count()
    results = [None] * len(urls)

    def work():
        while (index := next(numbers)) < len(urls):
            with lock:
                try:
                    results[index] = fetch(urls[index])
                except Exception as error:
                    results[index] = error

    threads = [Thread(target=work) for _ in range(limit)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
