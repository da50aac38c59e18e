"""The first reader locks the room, the last one unlocks it: a lock released by another thread than took it."""
# verdict: ok
# kind: reader-writer
# preemptions: -
# source: Downey, Little Book of Semaphores, 4.2 (Lightswitch)
import threading


class Lightswitch:
    def __init__(self):
        self.counter = 0
        self.mutex = threading.Lock()

    def lock(self, room):
        with self.mutex:
            self.counter += 1
            if self.counter == 1:
                room.acquire()

    def unlock(self, room):
        with self.mutex:
            self.counter -= 1
            if self.counter == 0:
                room.release()


def scenario():
    room = threading.Lock()
    switch = Lightswitch()
    writing = []

    def reader():
        switch.lock(room)
        assert not writing
        switch.unlock(room)

    def writer():
        with room:
            writing.append(1)
            writing.pop()

    threads = [threading.Thread(target=f) for f in (writer, reader, reader)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
