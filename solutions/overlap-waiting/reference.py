"""The caller takes a slot for each url and starts a thread, which gives it back in any case."""

from threading import Semaphore, Thread


def fetch_all(urls, fetch, limit):
    """Call ``fetch`` for every url, at most ``limit`` at a time, and return results in order."""
    slots = Semaphore(limit)
    results = [None] * len(urls)

    def run(index, url):
        try:
            results[index] = fetch(url)
        except Exception as error:
            results[index] = error
        finally:
            slots.release()

    threads = []
    for index, url in enumerate(urls):
        slots.acquire()
        thread = Thread(target=run, args=(index, url))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
    return results
