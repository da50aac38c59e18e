# caught-by: free-slot-is-taken
# verdict: wrong result
# why: Asks every quarter of a second whether there is room, and comes late each time.

import time
from threading import Thread


def fetch_all(urls, fetch, limit):
    results = [None] * len(urls)

    def run(index, url):
        try:
            results[index] = fetch(url)
        except Exception as error:
            results[index] = error

    threads = []
    for index, url in enumerate(urls):
        while sum(thread.is_alive() for thread in threads) >= limit:
            time.sleep(0.25)
        threads.append(Thread(target=run, args=(index, url)))
        threads[-1].start()
    for thread in threads:
        thread.join()
    return results
