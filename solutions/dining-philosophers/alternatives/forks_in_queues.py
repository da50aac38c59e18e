"""A fork is a token in a queue between two neighbours; the lower numbered queue comes first."""

from queue import Queue


class Table:
    def __init__(self, seats):
        self.places = [Queue(1) for _ in range(seats)]
        for place in self.places:
            place.put("fork")

    def dine(self, seat, eat):
        first, second = sorted((seat, (seat + 1) % len(self.places)))
        one = self.places[first].get()
        other = self.places[second].get()
        try:
            eat()
        finally:
            self.places[second].put(other)
            self.places[first].put(one)
