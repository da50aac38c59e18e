"""Statistics in a dataclass are updated from two threads."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import threading
from dataclasses import dataclass, field


@dataclass
class Statistics:
    hits: int = 0
    pages: list[str] = field(default_factory=list)

    def record(self, page: str) -> None:
        self.pages.append(page)
        self.hits = self.hits + 1


def scenario():
    statistics = Statistics()
    threads = [threading.Thread(target=statistics.record, args=(p,)) for p in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statistics.pages) == ["a", "b"]
    assert statistics.hits == 2
