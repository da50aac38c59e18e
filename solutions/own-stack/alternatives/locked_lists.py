"""Results and errors go into two dicts under a lock; the number is bound as a default value."""

import threading


def run_workers(n, work):
    lock = threading.Lock()
    results, errors = {}, {}
    threads = []
    for i in range(n):

        def run(i=i):
            scratch = []
            try:
                value = work(i, scratch)
            except Exception as problem:
                with lock:
                    errors[i] = problem
            else:
                with lock:
                    results[i] = value

        threads.append(threading.Thread(target=run))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return [results[i] for i in range(n)]
