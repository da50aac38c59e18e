"""notify comes before wait, and nothing remembers that it came."""
# verdict: lost wake-up
# accept: deadlock
# kind: notify before wait
# preemptions: 0
# source: classic
import threading


def scenario():
    bell = threading.Condition()

    def guest():
        with bell:
            bell.wait()

    def host():
        with bell:
            bell.notify()

    threads = [threading.Thread(target=guest), threading.Thread(target=host)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
