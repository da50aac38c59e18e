"""What the checks do with `fetch_all`, beside the student's code. Nothing here knows what is right.

Time is virtual: a fetch that sleeps for a second costs nothing, and `time.monotonic` tells how much
time would have passed.
"""

from __future__ import annotations

import contextlib
import itertools
import threading
import time
from typing import Any

from submission import fetch_all

UNEQUAL = [0.8, 0.3, 0.6]
"""Durations of fetches that do not end together: whatever is at the same time multiplies orders."""


class Failure(Exception):
    """What a fetch may raise: no relative of the errors of input and output."""


class Site:
    """Pages that take a while. How long goes by the order in which the fetches begin.

    Args:
        durations: Of the fetch that begins first, of the second, …; 0: does not wait at all.
    """

    def __init__(self, durations: list[float]) -> None:
        self.log: list[tuple[str, str]] = []
        self.errors: dict[str, Exception] = {}
        """What is raised for some of the urls."""
        self._durations = [*durations, *[0.0] * 10]
        self._numbers = itertools.count()

    def fetch(self, url: str) -> str:
        """Wait, and return a text made from the url, or raise."""
        number = next(self._numbers)
        self.log.append(("begins", url))
        if self._durations[number]:
            time.sleep(self._durations[number])
        self.log.append(("ends", url))
        if url in self.errors:
            raise self.errors[url]
        return f"page of {url}"

    def begun(self) -> list[str]:
        """The urls in the order in which their fetches began."""
        return [url for what, url in self.log if what == "begins"]

    def most_at_once(self) -> int:
        """How many fetches had begun and not ended at one time, at most."""
        steps = [1 if what == "begins" else -1 for what, _ in self.log]
        return max(itertools.accumulate(steps), default=0)

    def told(self, result: object) -> object:
        """A result as plain data: an error that was raised here is told by its url."""
        for url, error in self.errors.items():
            if result is error:
                return f"error of {url}"
        if isinstance(result, BaseException):
            return f"another {type(result).__name__}"
        return result


def fetched(urls: list[str], durations: list[float], limit: int) -> dict[str, Any]:
    """Fetch pages, and tell what came of it and in which order the fetches began."""
    site = Site(durations)
    results = fetch_all(list(urls), site.fetch, limit)
    return {"results": results, "begun": site.begun()}


def fetched_values(values: list[object]) -> object:
    """Fetch, one at a time, what is no text; the urls are numbers in a text."""
    urls = [str(number) for number in range(len(values))]
    return fetch_all(urls, lambda url: values[int(url)], 1)


def fetched_again(urls: list[str], limit: int) -> object:
    """Fetch urls that stand in the list more than once; every call has an answer of its own."""
    numbers = itertools.count()

    def fetch(url: str) -> str:
        number = next(numbers)
        time.sleep(UNEQUAL[number])
        return f"{url}, call {number + 1}"

    return fetch_all(list(urls), fetch, limit)


def fetched_in_time(durations: list[float], limit: int) -> float:
    """Return how long it takes to fetch a page for each of the durations."""
    site = Site(durations)
    urls = [f"u{number}" for number in range(1, len(durations) + 1)]
    began = time.monotonic()
    fetch_all(urls, site.fetch, limit)
    return round(time.monotonic() - began, 6)


def fetched_at_once(durations: list[float], limit: int) -> int:
    """Return how many fetches, one for each of the durations, were going on at once at most."""
    site = Site(durations)
    fetch_all([f"u{number}" for number in range(1, len(durations) + 1)], site.fetch, limit)
    return site.most_at_once()


def fetched_with_failures(urls: list[str], failing: list[str], limit: int) -> dict[str, Any]:
    """Fetch pages, some of which cannot be had: each failing url has an error of its own."""
    site = Site(UNEQUAL)
    kinds = itertools.cycle((Failure, OSError, ValueError))
    site.errors = {url: kind(url) for url, kind in zip(failing, kinds, strict=False)}
    try:
        results = fetch_all(list(urls), site.fetch, limit)
    except (Failure, OSError, ValueError) as error:
        return {"raised": type(error).__name__}
    told = [site.told(result) for result in results]
    return {"results": told, "begun": sorted(site.begun())}


def threads_left(urls: list[str], failing: list[str], limit: int) -> int:
    """Return how many threads there are more after the call than before it."""
    site = Site(UNEQUAL)
    site.errors = {url: Failure(url) for url in failing}
    before = threading.active_count()
    with contextlib.suppress(Failure):
        fetch_all(list(urls), site.fetch, limit)
    return threading.active_count() - before
