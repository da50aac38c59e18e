"""What is shared, who touched it last, and in what order that had to be.

A `Cell` stands for one thing that threads can disagree about: an attribute
of an object, an element or the whole of a container, a global, a closure
variable, a lock. Accesses come in four modes; the two *intent* modes are
what an access to one element does to the container as a whole, so that two
elements are independent while `len` or iteration conflicts with both
(hierarchical locking: Gray, Lorie, Putzolu, Traiger, 1976).

Order is kept in vector clocks. Every task counts its visible operations and
its releases; a mark remembers the count that another task must have seen to
be ordered after the access (`need`). A conflicting access that has not seen
it is a race: between two visible operations it is material for DPOR, and
where one of them was invisible the site is made visible and the search
begins again. This is sound for the reason that CHESS gives (Musuvathi and
Qadeer, PLDI 2007): pre-empting at synchronisation only loses nothing while
no execution found that way has a race at the places left out.
"""

from __future__ import annotations

READ, WRITE, PEEK, POKE = 0, 1, 2, 3
"""Modes: of the thing itself (read, write), of an element within it (peek, poke)."""

CONFLICTS: tuple[tuple[int, ...], ...] = (
    (WRITE, POKE),
    (READ, WRITE, PEEK, POKE),
    (WRITE,),
    (READ, WRITE),
)
"""For each mode, the earlier modes that it does not commute with."""

Clock = list[int]
Mark = tuple[int, int, int, int]
"""(count that must have been seen, number of the event or -1, site, mode)."""

_NOBODY, SHARED = -1, -2


class Cell:
    """One shared thing: its last accesses by task and mode, and their clocks."""

    __slots__ = ("clocks", "field", "marks", "owner", "sole", "version")

    def __init__(self, owner: object, field: object) -> None:
        self.owner = owner
        """Kept alive to the end of the execution, so that its id stays its own."""
        self.field = field
        self.version = 0
        self.sole = _NOBODY
        """The only task that has touched it so far, if there is just one."""
        self.marks: list[dict[int, Mark]] = [{}, {}, {}, {}]
        self.clocks: list[Clock | None] = [None, None, None, None]

    def shared_by(self, task: int) -> bool:
        """Note an access by a task; whether anybody else has ever made one."""
        sole = self.sole
        if sole == task:
            return False
        if sole == _NOBODY:
            self.sole = task
            return False
        self.sole = SHARED
        return True

    def unordered(self, mode: int, task: int, clock: Clock) -> list[Mark]:
        """Conflicting earlier accesses that the clock has not seen."""
        found = []
        for other in CONFLICTS[mode]:
            for who, mark in self.marks[other].items():
                if who != task and clock[who] < mark[0]:
                    found.append(mark)
        return found

    def join_into(self, mode: int, clock: Clock) -> None:
        """Make the clock see every visible access that this one depends on."""
        for other in CONFLICTS[mode]:
            seen = self.clocks[other]
            if seen is not None:
                join(clock, seen)

    def mark(self, mode: int, task: int, mark: Mark) -> None:
        """Remember an access; a write makes all earlier ones irrelevant."""
        marks = self.marks
        if mode == WRITE:
            for old in marks:
                if old:
                    old.clear()
        marks[mode][task] = mark

    def publish(self, mode: int, clock: Clock) -> None:
        """Let later accesses be ordered after this one."""
        clocks = self.clocks
        if mode == WRITE:
            clocks[0] = clocks[2] = clocks[3] = None
            clocks[1] = clock.copy()
            return
        old = clocks[mode]
        if old is None:
            clocks[mode] = clock.copy()
        else:
            merged = clock.copy()
            join(merged, old)
            clocks[mode] = merged


def join(clock: Clock, seen: Clock) -> None:
    """Raise each entry of `clock` to that of `seen`; `seen` is never longer."""
    for index, count in enumerate(seen):
        clock[index] = max(clock[index], count)
