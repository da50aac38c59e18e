# caught-by: order-is-kept
# verdict: wrong result
# why: `pop()` is one step, and takes the last url first.

from threading import Thread


def fetch_all(urls, fetch, limit):
    todo = list(enumerate(urls))
    results = [None] * len(urls)

    def work():
        while True:
            try:
                index, url = todo.pop()
            except IndexError:
                return
            try:
                results[index] = fetch(url)
            except Exception as error:
                results[index] = error

    threads = [Thread(target=work) for _ in range(limit)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
