"""Looks like a missing wait: who does not get the lock leaves the job for later."""
# verdict: ok
# kind: lock
# preemptions: -
# source: classic
import threading


def scenario():
    lock = threading.Lock()
    done, later = [], []

    def work(name):
        if lock.acquire(blocking=False):
            try:
                done.append(name)
            finally:
                lock.release()
        else:
            later.append(name)

    threads = [threading.Thread(target=work, args=(name,)) for name in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done + later) == ["a", "b"]
    assert done
