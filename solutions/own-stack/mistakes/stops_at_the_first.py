# caught-by: all-have-ended-before
# verdict: wrong result
# why: One thread after another; when one fails, the later ones are not even started.

from threading import Thread


def run_workers(n, work):
    results = []
    errors = []

    def run(number):
        try:
            results.append(work(number, []))
        except Exception as error:
            errors.append(error)

    for number in range(n):
        thread = Thread(target=run, args=(number,))
        thread.start()
        thread.join()
        if errors:
            raise errors[0]
    return results
