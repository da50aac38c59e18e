# caught-by: no-thread-is-left
# verdict: wrong result
# why: `Queue.join` waits for the work, not for the workers; they wait for more, for ever.

import queue
import threading


def fetch_all(urls, fetch, limit):
    todo = queue.Queue()
    results = [None] * len(urls)

    def work():
        while True:
            index, url = todo.get()
            try:
                results[index] = fetch(url)
            except Exception as error:
                results[index] = error
            todo.task_done()

    for _ in range(limit):
        threading.Thread(target=work, daemon=True).start()
    for item in enumerate(urls):
        todo.put(item)
    todo.join()
    return results
