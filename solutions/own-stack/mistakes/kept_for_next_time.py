# caught-by: scratch-lists-are-private
# verdict: wrong result
# why: The lists are kept in the module by number, and the next run finds them as they were left.

from collections import defaultdict
from threading import Thread

SCRATCH = defaultdict(list)


def run_workers(n, work):
    results = [None] * n
    errors = [None] * n

    def run(number):
        try:
            results[number] = work(number, SCRATCH[number])
        except Exception as error:
            errors[number] = error

    threads = [Thread(target=run, args=(number,)) for number in range(n)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in errors:
        if error:
            raise error
    return results
