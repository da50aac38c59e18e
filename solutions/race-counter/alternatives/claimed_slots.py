"""No lock: a thread claims the first free number; `setdefault` says in one step who was first."""


class Counter:
    def __init__(self) -> None:
        self._claims: dict[int, object] = {}

    @property
    def value(self) -> int:
        return len(self._claims)

    def increment(self) -> None:
        claim = object()
        number = len(self._claims)
        while self._claims.setdefault(number, claim) is not claim:
            number += 1
