"""The caller counts who is running, and waits on a condition until there is room."""

from threading import Condition, Thread


def fetch_all(urls, fetch, limit):
    changed = Condition()
    running = 0
    results = [None] * len(urls)

    def run(i, url):
        nonlocal running
        try:
            outcome = fetch(url)
        except Exception as error:
            outcome = error
        with changed:
            results[i] = outcome
            running -= 1
            changed.notify()

    threads = []
    for i, url in enumerate(urls):
        with changed:
            while running >= limit:
                changed.wait()
            running += 1
        threads.append(Thread(target=run, args=(i, url)))
        threads[-1].start()
    for thread in threads:
        thread.join()
    return results
