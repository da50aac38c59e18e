"""Two events, request and answer."""
# verdict: ok
# kind: event
# preemptions: -
# source: Downey, Little Book of Semaphores, 3.3 (rendezvous)
import threading


def scenario():
    request, answer = threading.Event(), threading.Event()
    box = {}

    def client():
        box["question"] = 20
        request.set()
        answer.wait()
        assert box["answer"] == 21

    def server():
        request.wait()
        box["answer"] = box["question"] + 1
        answer.set()

    threads = [threading.Thread(target=client), threading.Thread(target=server)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
