# caught-by: numbers-are-used-once
# verdict: wrong result
# why: As above, but the threads start after the loop: all of them have the last number.

from threading import Thread


def run_workers(n, work):
    results = [None] * n
    threads = [Thread(target=lambda: results.__setitem__(i, work(i, []))) for i in range(n)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
