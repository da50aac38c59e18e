# caught-by: one-at-a-time
# verdict: wrong result
# why: `None` marks the places that are still to be filled; but it is also what a fetch may return.

from threading import Semaphore, Thread


def fetch_all(urls, fetch, limit):
    slots = Semaphore(limit)
    results = [None] * len(urls)

    def run(index, url):
        with slots:
            try:
                results[index] = fetch(url)
            except Exception as error:
                results[index] = error

    threads = [Thread(target=run, args=pair) for pair in enumerate(urls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [result for result in results if result is not None]
