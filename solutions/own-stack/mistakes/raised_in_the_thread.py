# caught-by: the-lowest-exception-is-raised
# verdict: raised
# why: An exception in a thread ends that thread, and nobody else hears of it.

from threading import Thread


def run_workers(n, work):
    results = [None] * n

    def run(number):
        results[number] = work(number, [])

    threads = [Thread(target=run, args=(number,)) for number in range(n)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
