# caught-by: scratch-lists-are-private
# verdict: wrong result
# why: Lists are made beforehand and dealt out in turn; with two threads nobody notices that they run out.

from itertools import cycle
from threading import Thread


def run_workers(n, work):
    results = [None] * n
    errors = [None] * n
    scratch = cycle([[], []])

    def run(number, mine):
        try:
            results[number] = work(number, mine)
        except Exception as error:
            errors[number] = error

    threads = [Thread(target=run, args=(number, next(scratch))) for number in range(n)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in errors:
        if error:
            raise error
    return results
