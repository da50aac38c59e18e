"""`limit` threads share one iterator over the urls; a lock makes taking the next one step."""

import threading


def fetch_all(urls, fetch, limit):
    remaining = iter(enumerate(urls))
    lock = threading.Lock()
    results = {}

    def worker():
        while True:
            with lock:
                item = next(remaining, None)
            if item is None:
                return
            index, url = item
            try:
                value = fetch(url)
            except Exception as error:
                value = error
            with lock:
                results[index] = value

    threads = [threading.Thread(target=worker) for _ in range(min(limit, len(urls)))]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return [results[i] for i in range(len(urls))]
