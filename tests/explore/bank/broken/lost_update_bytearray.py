"""A pixel of an image in a bytearray is brightened twice."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import threading


def brighten(image, by):
    image[0] += by


def scenario():
    image = bytearray(4)
    threads = [threading.Thread(target=brighten, args=(image, n)) for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert image[0] == 3
