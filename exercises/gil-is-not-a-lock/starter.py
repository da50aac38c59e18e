"""Counts how often pages are visited. It is right for one thread only: mend it."""

from __future__ import annotations


class HitCounter:
    """Counts hits, page by page."""

    def __init__(self) -> None:
        self._hits: dict[str, int] = {}

    def hit(self, page: str) -> None:
        """Count one more hit of a page."""
        if page not in self._hits:
            self._hits[page] = 0
        self._hits[page] += 1

    def hits(self, page: str) -> int:
        """Return how often a page was hit; 0 for one that nobody has hit."""
        return self._hits.get(page, 0)

    def top(self, n: int) -> list[tuple[str, int]]:
        """Return the ``n`` pages with the most hits, each with its hits, the most first."""
        ranking = []
        for page in self._hits:
            ranking.append((page, self._hits[page]))
        ranking.sort(key=lambda entry: entry[1], reverse=True)
        return ranking[:n]
