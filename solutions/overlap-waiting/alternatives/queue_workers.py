"""`limit` threads take the numbered urls from a queue until it is empty."""

import queue
import threading


def fetch_all(urls, fetch, limit):
    todo = queue.Queue()
    for item in enumerate(urls):
        todo.put(item)
    results = [None] * len(urls)

    def work():
        while True:
            try:
                index, url = todo.get_nowait()
            except queue.Empty:
                return
            try:
                results[index] = fetch(url)
            except Exception as error:
                results[index] = error

    threads = [threading.Thread(target=work) for _ in range(limit)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
