# caught-by: failures-stay-in-place
# verdict: wrong result
# why: Exceptions are usually passed on to the caller; here that throws away all the other pages.

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
    for result in results:
        if isinstance(result, Exception):
            raise result
    return results
