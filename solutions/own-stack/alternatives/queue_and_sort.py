"""Whoever is done puts number and outcome into a queue; they are sorted at the end."""

import queue
import threading


def run_workers(n, work):
    done = queue.Queue()

    def run(number, scratch):
        try:
            done.put((number, None, work(number, scratch)))
        except Exception as error:
            done.put((number, error, None))

    threads = [threading.Thread(target=run, kwargs={"number": i, "scratch": []}) for i in range(n)]
    for thread in threads:
        thread.start()
    outcomes = sorted((done.get() for _ in threads), key=lambda outcome: outcome[0])
    for thread in threads:
        thread.join()
    for _, error, _ in outcomes:
        if error is not None:
            raise error
    return [result for _, _, result in outcomes]
