# caught-by: order-is-kept
# verdict: wrong result
# why: A dict from url to result looks handy, and holds one result for two calls with the same url.

from threading import Semaphore, Thread


def fetch_all(urls, fetch, limit):
    slots = Semaphore(limit)
    results = {}

    def run(url):
        try:
            results[url] = fetch(url)
        except Exception as error:
            results[url] = error
        finally:
            slots.release()

    threads = []
    for url in urls:
        slots.acquire()
        threads.append(Thread(target=run, args=(url,)))
        threads[-1].start()
    for thread in threads:
        thread.join()
    return [results[url] for url in urls]
