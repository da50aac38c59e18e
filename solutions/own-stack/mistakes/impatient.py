# caught-by: one-worker
# verdict: wrong result
# why: A timeout "to be on the safe side": `join` gives up without saying so, and the result is not there yet.

from threading import Thread


def run_workers(n, work):
    results = [None] * n
    errors = [None] * n

    def run(number):
        try:
            results[number] = work(number, [])
        except Exception as error:
            errors[number] = error

    threads = [Thread(target=run, args=(number,)) for number in range(n)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=10)
    for error in errors:
        if error:
            raise error
    return results
