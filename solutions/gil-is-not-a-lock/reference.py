"""Counting happens under one lock, and so does taking the copy that `top` sorts."""

from threading import Lock


class HitCounter:
    """Counts hits, page by page."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._hits: dict[str, int] = {}

    def hit(self, page: str) -> None:
        """Count one more hit of a page."""
        with self._lock:
            self._hits[page] = self._hits.get(page, 0) + 1

    def hits(self, page: str) -> int:
        """Return how often a page was hit; 0 for one that nobody has hit."""
        with self._lock:
            return self._hits.get(page, 0)

    def top(self, n: int) -> list[tuple[str, int]]:
        """Return the ``n`` pages with the most hits, each with its hits, the most first."""
        with self._lock:
            copy = list(self._hits.items())
        return sorted(copy, key=lambda entry: entry[1], reverse=True)[:n]
