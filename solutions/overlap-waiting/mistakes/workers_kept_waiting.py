# caught-by: no-thread-is-left
# verdict: wrong result
# why: All results are there, so the work is over; the workers do not know, and wait for more for ever.

from queue import SimpleQueue
from threading import Thread


def fetch_all(urls, fetch, limit):
    todo = SimpleQueue()
    ended = SimpleQueue()
    results = [None] * len(urls)

    def work():
        while True:
            index = todo.get()
            try:
                results[index] = fetch(urls[index])
            except Exception as error:
                results[index] = error
            ended.put(index)

    for index in range(len(urls)):
        todo.put(index)
    for _ in range(limit):
        Thread(target=work, daemon=True).start()
    for _ in urls:
        ended.get()
    return results
