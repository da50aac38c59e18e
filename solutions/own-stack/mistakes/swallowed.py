# caught-by: the-lowest-exception-is-raised
# verdict: wrong result
# why: The exception is swallowed, and None stands in the place of the result.

from threading import Thread


def run_workers(n, work):
    results = [None] * n

    def run(number):
        try:
            results[number] = work(number, [])
        except Exception:
            results[number] = None

    threads = [Thread(target=run, args=(number,)) for number in range(n)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
