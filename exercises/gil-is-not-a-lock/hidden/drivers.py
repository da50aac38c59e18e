"""What the checks do with hit counters, beside the student's code. Nothing here knows what is right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from threading import Event, Thread
from typing import Any

from submission import HitCounter


def run_together(*bodies: Callable[[], object]) -> None:
    """Run each body in a thread of its own and return when all have ended."""
    threads = [Thread(target=body) for body in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def hit_all(counter: HitCounter, pages: Iterable[str]) -> None:
    """Hit pages, one after the other."""
    for page in pages:
        counter.hit(page)


def all_hits(counter: HitCounter, pages: Iterable[str]) -> dict[str, int]:
    """Return the hits of each of the pages."""
    return {page: counter.hits(page) for page in sorted(set(pages))}


def one_thread_hits(pages: list[str], unknown: list[str]) -> list[dict[str, int]]:
    """Return the hits of all pages, also of unknown ones, before and after each hit."""
    counter = HitCounter()
    seen = [all_hits(counter, [*pages, *unknown])]
    for page in pages:
        counter.hit(page)
        seen.append(all_hits(counter, [*pages, *unknown]))
    return seen


def two_counters_hit(first: list[str], second: list[str]) -> list[dict[str, int]]:
    """Return the hits of all pages on each of two counters, after some on each."""
    counters = [HitCounter(), HitCounter()]
    hit_all(counters[0], first)
    hit_all(counters[1], second)
    return [all_hits(counter, [*first, *second]) for counter in counters]


def another_thread_hit(page: str) -> int:
    """Return the hits after another thread has hit, come to its end and been joined."""
    counter = HitCounter()
    counter.hit(page)
    run_together(partial(counter.hit, page))
    return counter.hits(page)


def one_thread_asks(pages: list[str], numbers: list[int]) -> list[list[Any]]:
    """Return the top after each hit, for each of the numbers; the first before any hit."""
    counter = HitCounter()
    tops = [[counter.top(number) for number in numbers]]
    for page in pages:
        counter.hit(page)
        tops.append([counter.top(number) for number in numbers])
    return tops


def threads_hit(before: list[str], pages: list[list[str]]) -> dict[str, int]:
    """Return the hits when threads have hit pages: each those of its list, in that order.

    Args:
        before: Hits that are over before any thread starts.
        pages: What each of the threads hits.
    """
    counter = HitCounter()
    hit_all(counter, before)
    run_together(*[partial(hit_all, counter, each) for each in pages])
    return all_hits(counter, [*before, *[page for each in pages for page in each]])


def asks_beside_hits(before: list[str], pages: list[list[str]], number: int) -> dict[str, Any]:
    """Ask for the top while threads hit pages.

    Returns:
        The top, or what was raised instead; how many hits had begun when it was told; and the
        top when all threads have ended.
    """
    counter = HitCounter()
    hit_all(counter, before)
    begun: list[bool] = []
    seen: dict[str, Any] = {}

    def write(each: list[str]) -> None:
        for page in each:
            begun.append(True)
            counter.hit(page)

    def ask() -> None:
        try:
            seen["top"] = counter.top(number)
        except Exception as error:  # noqa: BLE001 - whatever it is, a check tells it
            seen["raised"] = f"{type(error).__name__}: {error}"
        seen["begun"] = len(begun)

    run_together(ask, *[partial(write, each) for each in pages])
    seen["end"] = counter.top(number)
    return seen


def asks_beside_a_relay(pages: list[str], number: int) -> dict[str, Any]:
    """Ask for the top while two threads, which have both hit before, hit again one after the other.

    Args:
        pages: The page of either thread; the second begins its last hit when that of the first is over.
        number: How many pages to ask for.

    Returns:
        As `asks_beside_hits`.
    """
    counter = HitCounter()
    begun: list[bool] = []
    both_known, first_done = Event(), Event()
    seen: dict[str, Any] = {}

    def run_first() -> None:
        counter.hit(pages[0])
        second.start()
        both_known.wait()
        begun.append(True)
        counter.hit(pages[0])
        first_done.set()

    def run_second() -> None:
        counter.hit(pages[1])
        both_known.set()
        first_done.wait()
        begun.append(True)
        counter.hit(pages[1])

    def ask() -> None:
        both_known.wait()
        seen["top"] = counter.top(number)
        seen["begun"] = len(begun)

    second = Thread(target=run_second)
    run_together(ask, run_first)
    second.join()
    seen["end"] = counter.top(number)
    return seen


def asks_for_unknown_beside_top(before: list[str], unknown: str, number: int) -> dict[str, Any]:
    """Ask for the hits of an unknown page while another thread asks for the top."""
    counter = HitCounter()
    hit_all(counter, before)
    seen: dict[str, Any] = {}

    def ask() -> None:
        try:
            seen["top"] = counter.top(number)
        except Exception as error:  # noqa: BLE001 - whatever it is, a check tells it
            seen["raised"] = f"{type(error).__name__}: {error}"

    run_together(ask, partial(counter.hits, unknown))
    return seen


def reads_beside_hits(before: int, page: str, times: int, reads: int) -> dict[str, Any]:
    """Read the hits of a page while another thread hits it.

    Args:
        before: Hits that are over before any thread starts.
        page: The page.
        times: How often it is hit meanwhile.
        reads: How often it is read.

    Returns:
        For each read the hits, or what was raised, and how many had begun when it was over; and
        the hits when all threads have ended.
    """
    counter = HitCounter()
    hit_all(counter, [page] * before)
    begun = [True] * before
    seen: list[list[Any]] = []

    def write() -> None:
        for _ in range(times):
            begun.append(True)
            counter.hit(page)

    def read() -> None:
        for _ in range(reads):
            try:
                value: Any = counter.hits(page)
            except Exception as error:  # noqa: BLE001 - whatever it is, a check tells it
                value = f"{type(error).__name__}: {error}"
            seen.append([value, len(begun)])

    run_together(read, write)
    return {"reads": seen, "end": counter.hits(page)}
