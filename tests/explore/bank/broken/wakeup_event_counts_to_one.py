"""An Event used as if it counted: two letters, one signal."""
# verdict: lost wake-up
# accept: deadlock
# kind: Event cleared too early
# preemptions: 0
# source: classic
import threading
from collections import deque


def scenario():
    letters = deque()
    arrived = threading.Event()
    read = []

    def postman():
        for letter in ("a", "b"):
            letters.append(letter)
            arrived.set()

    def reader():
        for _ in range(2):
            arrived.wait()
            arrived.clear()
            read.append(letters.popleft())

    threads = [threading.Thread(target=postman), threading.Thread(target=reader)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert read == ["a", "b"]
