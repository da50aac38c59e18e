"""`queue.Queue` on `tokens`, where a program uses it as a queue and nothing more.

The library's queue is a lock and three conditions. A program that neither counts unfinished jobs
nor looks into a queue (`Facts.plain_queues`) cannot tell one whose `put` and `get` are each done in
one go. Classes derived from `Queue` are always the library's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.explore.cells import READ
from grader.explore.operations import Operation, touch
from grader.explore.semaphores import QUEUE_WORDS
from grader.explore.tokens import Gift, Tokens

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.explore.machine import Machine
    from grader.explore.task import Task

_ROOM_WORDS = ("put", "get", "find full")


class CoarseQueues:
    """Gives the private `Queue` methods that are one step each."""

    def __init__(self, machine: Machine, queue: Any) -> None:
        self._machine = machine
        self._queue = queue
        self.used = False
        """Whether new queues are of this kind."""
        cls = queue.Queue
        cls.__init__ = self._init(cls.__init__)
        for name, method in (
            ("put", self._put), ("get", self._get), ("qsize", self._qsize),
            ("empty", self._empty), ("full", self._full), ("join", self._join),
        ):  # fmt: skip
            setattr(cls, name, _either(getattr(cls, name), method))

    def _init(self, original: Callable[..., None]) -> Callable[..., None]:
        def init(queue: Any, maxsize: int = 0) -> None:
            if not self.used or type(queue) is not self._queue.Queue:
                original(queue, maxsize)
                return
            queue.maxsize = maxsize
            queue._items = Tokens(queue, 0, QUEUE_WORDS)  # noqa: SLF001
            queue._room = Tokens(queue, maxsize, _ROOM_WORDS) if maxsize > 0 else None  # noqa: SLF001

        return init

    def _put(
        self, queue: Any, item: Any, block: bool = True, timeout: float | None = None  # noqa: FBT001, FBT002
    ) -> None:  # fmt: skip
        items, room = queue._items, queue._room  # noqa: SLF001
        if room is None:
            items.give(self._machine, (item,))
        elif self._exchange(room, Gift(items, item), block, timeout) is None:
            raise self._queue.Full

    def _get(self, queue: Any, block: bool = True, timeout: float | None = None) -> Any:  # noqa: FBT001, FBT002
        items, room = queue._items, queue._room  # noqa: SLF001
        gift = None if room is None else Gift(room, None)
        token = self._exchange(items, gift, block, timeout)
        if token is None:
            raise self._queue.Empty
        return token.item

    def _exchange(self, tokens: Tokens, gift: Gift | None, block: object, timeout: Any) -> Any:
        if block and timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        if block and timeout is None:
            return tokens.take(self._machine, gift)
        return tokens.try_to_take(self._machine, timeout or 0 if block else 0, gift)

    def _qsize(self, queue: Any) -> int:
        return int(queue._items.count(self._machine))  # noqa: SLF001

    def _empty(self, queue: Any) -> bool:
        return self._qsize(queue) == 0

    def _full(self, queue: Any) -> bool:
        return bool(0 < queue.maxsize <= self._qsize(queue))

    def _join(self, queue: Any) -> None:
        if self._machine.current is not None:
            self._machine.step(_Unfinished(queue._items))  # noqa: SLF001


class _Unfinished(Operation):
    """Waiting for jobs that nobody will say to be done: for ever, once there was one."""

    __slots__ = ("cells", "tokens")
    always = False
    kind = "count"

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.cells = ((tokens.gives, READ),)

    def ready(self, machine: Machine) -> bool:
        """As long as nothing was ever put."""
        return self.tokens.gives.version == 0

    def perform(self, machine: Machine, task: Task) -> None:
        """Look."""
        touch(machine, task, self)


def _either(original: Callable[..., Any], coarse: Callable[..., Any]) -> Callable[..., Any]:
    def method(queue: Any, *args: Any, **kwargs: Any) -> Any:
        return (coarse if "_items" in queue.__dict__ else original)(queue, *args, **kwargs)

    method.__name__, method.__doc__ = original.__name__, original.__doc__
    return method
