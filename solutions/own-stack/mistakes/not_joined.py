# caught-by: one-worker
# verdict: wrong result in some schedules
# why: The threads are started and nobody waits for them.

from threading import Thread


def run_workers(n, work):
    results = [None] * n

    def run(number):
        results[number] = work(number, [])

    for number in range(n):
        Thread(target=run, args=(number,)).start()
    return results
