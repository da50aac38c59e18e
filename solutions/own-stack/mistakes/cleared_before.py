# caught-by: scratch-lists-are-private
# verdict: wrong result in some schedules
# why: One list for all, cleared before each call: that tidies up under the hands of others.

from threading import Thread


def run_workers(n, work):
    results = [None] * n
    errors = [None] * n
    scratch = []

    def run(number):
        scratch.clear()
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
