# caught-by: all-have-ended-before
# verdict: wrong result in some schedules
# why: Each thread is joined and its error raised at once, while the later ones still run.

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
    for number, thread in enumerate(threads):
        thread.join()
        if errors[number]:
            raise errors[number]
    return results
