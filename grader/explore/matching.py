"""The hook that tries a pattern of `match`, reading the subject as Python would.

Patterns come as nested tuples whose first member names their kind (see `patterns`). A value is
given by its number and whether it is a function that has yet to be asked. Python reads all
attributes that a pattern wants before it looks at any of them, and so do we.
"""

from __future__ import annotations

from typing import Any

from grader.explore.attributes import AttributeHooks

_IS_SEQUENCE, _IS_MAPPING, _IS_ITSELF = 1 << 5, 1 << 6, 1 << 22
_ABSENT, _ITSELF = object(), object()
_ANYTHING = ("as", None, -1)


class MatchHooks(AttributeHooks):
    """Hooks for `match`."""

    def match(self, subject: Any, spec: Any, values: tuple[Any, ...]) -> tuple[Any, ...] | None:
        """Try a pattern: what its names caught, in order; None if it does not match."""
        trial = _Trial(self, values)
        if not trial.matches(subject, spec):
            return None
        return tuple(trial.caught[slot] for slot in sorted(trial.caught))


class _Trial:
    """One try."""

    def __init__(self, hooks: MatchHooks, values: tuple[Any, ...]) -> None:
        self._hooks = hooks
        self._values = values
        self.caught: dict[int, Any] = {}

    def _named(self, number: int, lazy: bool) -> Any:  # noqa: FBT001
        value = self._values[number]
        return value() if lazy else value

    def matches(self, subject: Any, spec: Any) -> bool:
        """Whether the subject fits; what is caught is noted."""
        return getattr(self, f"_{spec[0]}")(subject, *spec[1:])  # type: ignore[no-any-return]

    def _catch(self, slot: int, value: Any) -> bool:
        if slot >= 0:
            self.caught[slot] = value
        return True

    def _value(self, subject: Any, number: int, lazy: bool, site: int) -> bool:  # noqa: FBT001
        value = self._named(number, lazy)
        return bool(self._hooks.deep(subject, site) == value)

    def _same(self, subject: Any, constant: Any) -> bool:
        return subject is constant

    def _as(self, subject: Any, inner: Any, slot: int) -> bool:
        return (inner is None or self.matches(subject, inner)) and self._catch(slot, subject)

    def _or(self, subject: Any, specs: Any) -> bool:
        return any(self.matches(subject, spec) for spec in specs)

    def _sequence(self, subject: Any, specs: Any, site: int) -> bool:
        if not type(subject).__flags__ & _IS_SEQUENCE:
            return False
        hooks = self._hooks
        starred = next((n for n, spec in enumerate(specs) if spec[0] == "star"), -1)
        wanted = len(specs) - (starred >= 0)
        length = len(hooks.whole(subject, site)) if wanted or starred < 0 else 0
        if length < wanted or (length > wanted and starred < 0):
            return False
        plain = [spec for spec in specs if spec[0] != "star"]
        if starred >= 0 and specs[starred][1] < 0:
            return self._elements(subject, specs, starred, length, site)
        if all(spec == _ANYTHING for spec in specs):
            return True
        elements = list(hooks.consume(subject, site))
        if len(elements) < wanted or (len(elements) > wanted and starred < 0):
            few = len(elements) < wanted
            raise ValueError(
                f"{'not enough' if few else 'too many'} values to unpack (expected {wanted})"
            )
        if starred >= 0:
            end = len(elements) - (len(specs) - starred - 1)
            self._catch(specs[starred][1], elements[starred:end])
            elements[starred:end] = []
        return all(map(self.matches, elements, plain))

    def _elements(self, subject: Any, specs: Any, starred: int, length: int, site: int) -> bool:
        """With a star that catches nothing, elements are fetched one by one."""
        for number, spec in enumerate(specs):
            if number == starred or spec == _ANYTHING:
                continue
            index = number if number < starred else length - (len(specs) - number)
            if not self.matches(self._hooks.item(subject, index, site), spec):
                return False
        return True

    def _mapping(
        self, subject: Any, keys: Any, specs: Any, slot: int, rest: str | None, site: int
    ) -> bool:
        if not type(subject).__flags__ & _IS_MAPPING:
            return False
        hooks = self._hooks
        if keys and len(hooks.whole(subject, site)) < len(keys):
            return False
        found, seen = [], []
        for key in (self._named(*key) for key in keys):
            if key in seen:
                raise ValueError(f"mapping pattern checks duplicate key ({key!r})")
            seen.append(key)
            value = hooks.load(subject, "get", site).get(key, _ABSENT)
            if value is _ABSENT:
                return False
            found.append(value)
        if not all(map(self.matches, found, specs)):
            return False
        if rest is not None:
            others = dict(hooks.whole(subject, site))
            for key in seen:
                del others[key]
            self._catch(slot, others)
        return True

    def _class(
        self, subject: Any, kind: Any, specs: Any, positional: int, names: Any, site: int
    ) -> bool:
        cls = self._named(*kind)
        if not isinstance(cls, type):
            raise TypeError("called match pattern must be a class")
        if not isinstance(subject, cls):
            return False
        wanted = [*_positional(cls, positional), *names]
        for number, name in enumerate(wanted):
            if name is not _ITSELF and name in wanted[:number]:
                raise TypeError(
                    f"{cls.__name__}() got multiple sub-patterns for attribute {name!r}"
                )
        found = []
        for name in wanted:
            try:
                found.append(
                    subject if name is _ITSELF else self._hooks.getattr_hook(site, subject, name)
                )
            except AttributeError:
                return False
        return all(map(self.matches, found, specs))


def _positional(cls: type, count: int) -> list[Any]:
    """The attributes that positional patterns mean; `_ITSELF` for the subject itself."""
    if not count:
        return []
    named = getattr(cls, "__match_args__", _ABSENT)
    itself = named is _ABSENT and bool(cls.__flags__ & _IS_ITSELF)
    if named is _ABSENT:
        named = (_ITSELF,) if itself else ()
    if type(named) is not tuple:
        raise TypeError(
            f"{cls.__name__}.__match_args__ must be a tuple (got {type(named).__name__})"
        )
    if count > len(named):
        some = "" if len(named) == 1 else "s"
        raise TypeError(
            f"{cls.__name__}() accepts {len(named)} positional sub-pattern{some} ({count} given)"
        )
    for name in named[:count]:
        if type(name) is not str and name is not _ITSELF:
            raise TypeError(f"__match_args__ elements must be strings (got {type(name).__name__})")
    return list(named[:count])
