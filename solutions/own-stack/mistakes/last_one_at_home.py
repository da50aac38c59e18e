# caught-by: each-call-has-a-thread
# verdict: wrong result
# why: The last piece of work is done by the thread that would otherwise only wait.

from threading import Thread


def run_workers(n, work):
    results = [None] * n
    errors = [None] * n

    def run(number):
        try:
            results[number] = work(number, [])
        except Exception as error:
            errors[number] = error

    threads = [Thread(target=run, args=(number,)) for number in range(n - 1)]
    for thread in threads:
        thread.start()
    run(n - 1)
    for thread in threads:
        thread.join()
    for error in errors:
        if error:
            raise error
    return results
