# caught-by: scratch-lists-are-private
# verdict: wrong result
# why: `[[]] * n` is n times the same list.

from threading import Thread


def run_workers(n, work):
    results = [None] * n
    errors = [None] * n
    scratch = [[]] * n

    def run(number):
        try:
            results[number] = work(number, scratch[number])
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
