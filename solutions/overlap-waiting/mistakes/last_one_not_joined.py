# caught-by: no-thread-is-left
# verdict: wrong result in some schedules
# why: When the last result is there the thread that brought it seems to be over; it still has steps to go.

from queue import Queue
from threading import Semaphore, Thread


def fetch_all(urls, fetch, limit):
    slots = Semaphore(limit)
    ended = Queue()

    def run(index, url):
        try:
            outcome = fetch(url)
        except Exception as error:
            outcome = error
        slots.release()
        ended.put((index, outcome))

    for index, url in enumerate(urls):
        slots.acquire()
        Thread(target=run, args=(index, url)).start()
    return [outcome for _, outcome in sorted((ended.get() for _ in urls), key=lambda pair: pair[0])]
