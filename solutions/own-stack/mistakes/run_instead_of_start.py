# caught-by: each-call-has-a-thread
# verdict: wrong result
# why: `run` does what the thread should do, but does it here and now; `start` makes the thread.

from threading import Thread


def run_workers(n, work):
    results = [None] * n
    errors = [None] * n

    def run(number):
        try:
            results[number] = work(number, [])
        except Exception as error:
            errors[number] = error

    for number in range(n):
        Thread(target=run, args=(number,)).run()
    for error in errors:
        if error:
            raise error
    return results
