"""`f(**shared)` copies a dict that another thread changes in two steps."""
# verdict: fails
# kind: atomicity violation
# preemptions: 1
# source: classic
import threading


def area(width, height):
    return width * height


def scenario():
    size = {"width": 2, "height": 3}
    areas = []

    def turn():
        size["width"] = 3
        size["height"] = 2

    threads = [
        threading.Thread(target=turn),
        threading.Thread(target=lambda: areas.append(area(**size))),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert areas == [6], areas
