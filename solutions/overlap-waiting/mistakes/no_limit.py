# caught-by: free-slot-is-taken, never-over-the-limit
# verdict: wrong result
# why: A thread for each url, all at once; the limit is forgotten.

from threading import Thread


def fetch_all(urls, fetch, limit):
    results = [None] * len(urls)

    def run(index, url):
        try:
            results[index] = fetch(url)
        except Exception as error:
            results[index] = error

    threads = [Thread(target=run, args=pair) for pair in enumerate(urls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
