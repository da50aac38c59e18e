"""Comparing dataclasses reads field after field while both are being changed."""
# verdict: fails
# kind: atomicity violation
# preemptions: 1
# source: Artho, Havelund, Biere, High-level data races (2003)
import threading
from dataclasses import dataclass


@dataclass
class Point:
    x: int = 0
    y: int = 0


def scenario():
    point = Point()
    torn = []

    def move():
        point.x = 1
        point.y = 1

    def look():
        torn.append(point == Point(1, 0))

    threads = [threading.Thread(target=move), threading.Thread(target=look)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert torn == [False]
