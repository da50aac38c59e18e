"""Both operations are a function from one state to the next, tried until nobody came between."""

from dataclasses import dataclass

from support import AtomicReference


@dataclass(eq=False)
class Cell:
    item: object
    rest: "Cell | None"


class Stack:
    def __init__(self):
        self.__head = AtomicReference()

    def __update(self, function):
        while True:
            before = self.__head.get()
            after = function(before)
            if self.__head.compare_and_set(before, after):
                return before

    def push(self, item):
        self.__update(lambda head: Cell(item, head))

    def pop(self):
        def rest(head):
            if head is None:
                raise IndexError("pop from empty stack")
            return head.rest

        return self.__update(rest).item
