"""A thread for each url; each waits at one semaphore before it fetches."""

import threading


def fetch_all(urls, fetch, limit):
    slots = threading.BoundedSemaphore(limit)
    results = [None] * len(urls)

    def run(index):
        with slots:
            try:
                results[index] = fetch(urls[index])
            except Exception as error:
                results[index] = error

    threads = [threading.Thread(target=run, args=(index,)) for index in range(len(urls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
