# caught-by: free-slot-is-taken
# verdict: wrong result
# why: The urls are dealt out to the threads beforehand; one that is done early cannot help the others.

from threading import Thread


def fetch_all(urls, fetch, limit):
    results = [None] * len(urls)

    def run(first):
        for index in range(first, len(urls), limit):
            try:
                results[index] = fetch(urls[index])
            except Exception as error:
                results[index] = error

    threads = [Thread(target=run, args=(number,)) for number in range(limit)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
