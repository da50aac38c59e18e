"""What the checks do with striped maps, beside the student's code. Nothing here knows what is right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from threading import Event, Thread
from typing import Any

from submission import StripedMap

COMPUTING = 1.0
"""Seconds of virtual time that are granted to an update that needs none: enough to tell that it is stuck."""


def run_together(*bodies: Callable[[], object]) -> None:
    """Run each body in a thread of its own and return when all have ended."""
    threads = [Thread(target=body) for body in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def add_one(value: int) -> int:
    """What the updates of most drivers do."""
    return value + 1


def count(counts: StripedMap, keys: Iterable[Any]) -> None:
    """Add one to the value of each key."""
    for key in keys:
        counts.update(key, add_one, 0)


def filled(stripes: int, pairs: list[Any]) -> StripedMap:
    """Return a map with some values."""
    made = StripedMap(stripes)
    for key, value in pairs:
        made.put(key, value)
    return made


def values_of(made: StripedMap, keys: Iterable[Any], default: object) -> list[Any]:
    """Return the value of each key."""
    return [made.get(key, default) for key in keys]


def one_thread_steps(key: Any) -> list[Any]:
    """Put, update, get and look at everything, once each."""
    made = StripedMap(2)
    made.put(key, 1)
    made.update(key, add_one, 0)
    return [made.get(key), made.items()]


def one_thread_puts(stripes: int, pairs: list[Any], unknown: Any) -> dict[str, Any]:
    """Put all pairs, and tell what can be got before and after."""
    made = StripedMap(stripes)
    keys = [key for key, _ in pairs]
    seen: dict[str, Any] = {"empty": made.items(), "before": values_of(made, keys, "nothing")}
    for key, value in pairs:
        made.put(key, value)
    seen["after"] = values_of(made, keys, "nothing")
    seen["unknown"] = [made.get(unknown), made.get(unknown, "nothing")]
    seen["items"] = made.items()
    return seen


def one_thread_updates(stripes: int, pairs: list[Any], key: Any, default: Any) -> dict[str, Any]:
    """Update a key, and tell what the function was given and what is there afterwards."""
    made = filled(stripes, pairs)
    key = next((known for known, _ in pairs if known == key), key)
    given = []

    def change(value: object) -> str:
        given.append(value)
        return "new"

    made.update(key, change, default)
    return {"given": given, "value": made.get(key), "items": made.items()}


def another_thread_updated(stripes: int, key: Any) -> object:
    """Return the value after another thread has counted, come to its end and been joined."""
    made = StripedMap(stripes)
    count(made, [key])
    run_together(partial(count, made, [key]))
    return made.get(key)


def equal_keys(stripes: int, keys: list[Any]) -> dict[str, Any]:
    """Put under the first of some keys, count up under each, and get under each."""
    made = StripedMap(stripes)
    made.put(keys[0], 10)
    for key in keys[1:]:
        made.update(key, add_one, 0)
    return {"got": values_of(made, keys, None), "items": len(made.items())}


def equal_texts(stripes: int, letters: list[str], times: int) -> dict[str, Any]:
    """Count up under so many texts that are equal and not the same object."""
    made = StripedMap(stripes)
    texts = ["".join(letters) for _ in range(times)]
    count(made, texts)
    return {"got": sorted(set(values_of(made, texts, 0))), "items": len(made.items())}


def threads_count(stripes: int, pairs: list[Any], keys: list[list[Any]]) -> list[Any]:
    """Return all items when threads have counted: each the keys of its list, in that order."""
    made = filled(stripes, pairs)
    run_together(*[partial(count, made, each) for each in keys])
    return made.items()


def puts_beside_update(stripes: int, pairs: list[Any], key: Any, value: Any) -> object:
    """Return the value of a key that one thread put and another counted up."""
    made = filled(stripes, pairs)
    run_together(partial(made.put, key, value), partial(count, made, [key]))
    return made.get(key)


def gets_beside_update(stripes: int, pairs: list[Any], key: Any, default: Any) -> dict[str, Any]:
    """Get a key while another thread changes its value.

    Returns:
        What was got, and what is there in the end.
    """
    made = filled(stripes, pairs)
    got = []
    run_together(
        lambda: got.append(made.get(key, "nothing")),
        lambda: made.update(key, lambda old: f"{old}, changed", default),
    )
    return {"got": got, "end": made.get(key)}


def updates_within_an_update(stripes: int, keys: list[Any]) -> list[Any]:
    """Let the update of the first key last until that of one of the others is over.

    Returns:
        The values of all keys in the end.
    """
    made = StripedMap(stripes)
    finished = []
    others = []

    def count_other(key: object) -> None:
        made.update(key, add_one, 0)
        finished.append(key)

    def wait_for_another(value: int) -> int:
        for key in keys[1:]:
            if not finished:
                others.append(Thread(target=count_other, args=(key,)))
                others[-1].start()
                others[-1].join(COMPUTING)
        if not finished:
            Event().wait()
        return value + 1

    made.update(keys[0], wait_for_another, 0)
    for other in others:
        other.join()
    return [made.get(keys[0]), *[made.get(key) for key in finished]]


def looks_beside_counting(stripes: int, pairs: list[Any], keys: list[Any]) -> dict[str, Any]:
    """Ask for all items while another thread counts.

    Returns:
        The items, or what was raised instead, and the items in the end.
    """
    made = filled(stripes, pairs)
    seen: dict[str, Any] = {}

    def look() -> None:
        try:
            seen["items"] = made.items()
        except Exception as error:  # noqa: BLE001 - whatever it is, a check tells it
            seen["raised"] = f"{type(error).__name__}: {error}"

    run_together(look, partial(count, made, keys))
    seen["end"] = made.items()
    return seen
