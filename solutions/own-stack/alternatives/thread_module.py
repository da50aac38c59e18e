"""The module below `threading`: a lock for each thread, which it releases when it is done."""

import _thread


def run_workers(n, work):
    outcomes = [None] * n
    locks = [_thread.allocate_lock() for _ in range(n)]

    def run(number, done):
        try:
            outcomes[number] = (work(number, []), None)
        except Exception as error:
            outcomes[number] = (None, error)
        finally:
            done.release()

    for number, lock in enumerate(locks):
        lock.acquire()
        _thread.start_new_thread(run, (number, lock))
    for lock in locks:
        lock.acquire()
    for _, error in outcomes:
        if error is not None:
            raise error
    return [result for result, _ in outcomes]
