# caught-by: scratch-lists-are-private
# verdict: wrong result
# why: A default value is made once and for all, and every thread gets it.

from threading import Thread


def run_workers(n, work):
    results = [None] * n
    errors = [None] * n

    def run(number, scratch=[]):
        try:
            results[number] = work(number, scratch)
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
