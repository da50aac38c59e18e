# caught-by: free-slot-is-taken
# verdict: wrong result
# why: Room is made by joining the thread that was started first, not the one that ends first.

from collections import deque
from threading import Thread


def fetch_all(urls, fetch, limit):
    results = [None] * len(urls)

    def run(index):
        try:
            results[index] = fetch(urls[index])
        except Exception as error:
            results[index] = error

    running = deque()
    for index in range(len(urls)):
        if len(running) == limit:
            running.popleft().join()
        running.append(Thread(target=run, args=(index,)))
        running[-1].start()
    for thread in running:
        thread.join()
    return results
