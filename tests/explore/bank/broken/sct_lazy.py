"""Three threads take one lock in an order nobody promised."""
# verdict: fails
# kind: ordering violation
# preemptions: 0
# source: SCTBench CS.lazy01_bad (Thomson, Donaldson, Betts, PPoPP 2014)
import threading

mutex = threading.Lock()
data = 0


def one():
    global data
    with mutex:
        data += 1


def two():
    global data
    with mutex:
        data += 2


def three():
    with mutex:
        if data >= 3:
            raise RuntimeError("data reached three")


def scenario():
    global data
    data = 0
    threads = [threading.Thread(target=target) for target in (one, two, three)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
