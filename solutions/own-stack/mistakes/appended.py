# caught-by: results-keep-their-order
# verdict: wrong result in some schedules
# why: Results are appended by whoever is done first.

from threading import Thread


def run_workers(n, work):
    results = []
    errors = {}

    def run(number):
        try:
            results.append(work(number, []))
        except Exception as error:
            errors[number] = error

    threads = [Thread(target=run, args=(number,)) for number in range(n)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return results
