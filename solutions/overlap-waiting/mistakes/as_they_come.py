# caught-by: order-is-kept
# verdict: wrong result in some schedules
# why: Appending is one step, so no result is lost; but the first to come is not the first in the list.

from threading import Semaphore, Thread


def fetch_all(urls, fetch, limit):
    slots = Semaphore(limit)
    results = []

    def run(url):
        try:
            results.append(fetch(url))
        except Exception as error:
            results.append(error)
        finally:
            slots.release()

    threads = []
    for url in urls:
        slots.acquire()
        threads.append(Thread(target=run, args=(url,)))
        threads[-1].start()
    for thread in threads:
        thread.join()
    return results
