"""Each of two threads waits for the end of the other."""
# verdict: deadlock
# accept: fails
# kind: join
# preemptions: 0
# source: classic
import threading


def scenario():
    threads = []

    def wait_for(index):
        threads[index].join()

    threads.append(threading.Thread(target=wait_for, args=(1,)))
    threads.append(threading.Thread(target=wait_for, args=(0,)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
