# caught-by: never-over-the-limit
# verdict: wrong result in some schedules
# why: Whether there is room is asked without the lock; two threads can see the same free slot.

from threading import Condition, Thread


def fetch_all(urls, fetch, limit):
    changed = Condition()
    running = []
    results = [None] * len(urls)

    def run(index):
        if len(running) >= limit:
            with changed:
                while len(running) >= limit:
                    changed.wait()
        running.append(index)
        try:
            results[index] = fetch(urls[index])
        except Exception as error:
            results[index] = error
        with changed:
            running.remove(index)
            changed.notify()

    threads = [Thread(target=run, args=(index,)) for index in range(len(urls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
