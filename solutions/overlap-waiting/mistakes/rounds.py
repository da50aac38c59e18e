# caught-by: free-slot-is-taken
# verdict: wrong result
# why: `limit` threads, all joined, then the next `limit`: the quick ones wait for the slowest of their round.

from threading import Thread


def fetch_all(urls, fetch, limit):
    results = [None] * len(urls)

    def run(index):
        try:
            results[index] = fetch(urls[index])
        except Exception as error:
            results[index] = error

    for start in range(0, len(urls), limit):
        numbers = range(start, min(start + limit, len(urls)))
        threads = [Thread(target=run, args=(number,)) for number in numbers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return results
