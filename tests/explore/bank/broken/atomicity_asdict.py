"""dataclasses.asdict reads field after field while both are being changed under a lock."""
# verdict: fails
# kind: atomicity violation
# preemptions: 1
# source: Artho, Havelund, Biere, High-level data races (2003)
import dataclasses
import threading


@dataclasses.dataclass
class Window:
    width: int = 1
    height: int = 1


def scenario():
    lock = threading.Lock()
    window = Window()
    saved = []

    def resize():
        with lock:
            window.width = 2
            window.height = 2

    def save():
        saved.append(dataclasses.asdict(window))

    threads = [threading.Thread(target=resize), threading.Thread(target=save)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert saved[0]["width"] == saved[0]["height"], saved
