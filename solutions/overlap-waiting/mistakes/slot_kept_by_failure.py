# caught-by: failures-stay-in-place
# verdict: deadlock
# why: The slot is given back after the page has come, and no page comes from a fetch that fails.

from threading import Semaphore, Thread


def fetch_all(urls, fetch, limit):
    slots = Semaphore(limit)
    results = [None] * len(urls)

    def run(index, url):
        try:
            results[index] = fetch(url)
            slots.release()
        except Exception as error:
            results[index] = error

    threads = []
    for index, url in enumerate(urls):
        slots.acquire()
        threads.append(Thread(target=run, args=(index, url)))
        threads[-1].start()
    for thread in threads:
        thread.join()
    return results
