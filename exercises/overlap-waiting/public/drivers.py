"""What the checks do with `fetch_all`. This runs beside your code, in the same process."""

from __future__ import annotations

import time

from submission import fetch_all


def fetched_one_at_a_time(urls: list[str]) -> object:
    """Fetch with limit 1; nothing waits."""
    return fetch_all(list(urls), lambda url: f"page of {url}", 1)


def fetched_in_time(urls: list[str], seconds: float, limit: int) -> dict[str, object]:
    """Fetch pages that take so many seconds each; the time is virtual and costs none."""

    def fetch(url: str) -> str:
        time.sleep(seconds)
        return f"page of {url}"

    began = time.monotonic()
    results = fetch_all(list(urls), fetch, limit)
    return {"results": results, "seconds": round(time.monotonic() - began, 6)}
