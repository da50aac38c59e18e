"""Fetch many pages: one after the other so far, so that all the waiting adds up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def fetch_all(urls: list[str], fetch: Callable[[str], Any], limit: int) -> list[Any]:
    """Call ``fetch`` for every url and return the results.

    Args:
        urls: What to fetch; a url may stand in the list more than once.
        fetch: Takes a while, in which it only waits; may raise.
        limit: How many fetches may be going on at a time, 1 or more.

    Returns:
        What ``fetch`` returned, in the order of the urls; where it raised, the exception object.
    """
    return [fetch(url) for url in urls]
