# caught-by: failures-stay-in-place
# verdict: wrong result
# why: The message is kept instead of the exception; nobody can tell it from a page.

from threading import Semaphore, Thread


def fetch_all(urls, fetch, limit):
    slots = Semaphore(limit)
    results = [None] * len(urls)

    def run(index, url):
        with slots:
            try:
                results[index] = fetch(url)
            except Exception as error:
                results[index] = str(error)

    threads = [Thread(target=run, args=pair) for pair in enumerate(urls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
