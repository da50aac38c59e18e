# caught-by: numbers-are-used-once
# verdict: wrong result in some schedules
# why: The inner function refers to the loop variable, which has moved on when the thread looks.

from threading import Thread


def run_workers(n, work):
    results = [None] * n
    errors = [None] * n
    threads = []
    for i in range(n):

        def run():
            try:
                results[i] = work(i, [])
            except Exception as error:
                errors[i] = error

        threads.append(Thread(target=run))
        threads[-1].start()
    for thread in threads:
        thread.join()
    for error in errors:
        if error:
            raise error
    return results
