"""Each thread puts one entry into a dict under its number, result or error."""

from threading import Thread


def run_workers(n, work):
    outcomes = {}

    def run(number):
        try:
            outcomes[number] = (True, work(number, []))
        except Exception as error:
            outcomes[number] = (False, error)

    threads = []
    for number in range(n):
        thread = Thread(target=run, args=[number])
        thread.start()
        threads.append(thread)
    while threads:
        threads.pop().join()
    results = []
    for number in range(n):
        fine, value = outcomes[number]
        if not fine:
            raise value
        results.append(value)
    return results
