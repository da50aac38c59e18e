# caught-by: the-lowest-exception-is-raised
# verdict: wrong result in some schedules
# why: The error that happened first is kept, which need not be that of the lowest number.

from threading import Thread


def run_workers(n, work):
    results = [None] * n
    errors = []

    def run(number):
        try:
            results[number] = work(number, [])
        except Exception as error:
            errors.append(error)

    threads = [Thread(target=run, args=(number,)) for number in range(n)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return results
