"""The differential test: does the reduction miss a state that brute force reaches?

Random small programs (attributes, list elements, dictionaries, locks,
re-entrant locks, try-locks, conditions, semaphores, queues, events, joins, spinning
and polling loops) are explored twice: by DPOR with its sites made visible
on demand, and by every single schedule with everything visible. The sets of
outcomes must be equal.

`make soundness` compares 1,000 programs; `python -m tests.explore.soundness COUNT FIRST_SEED`
compares as many as one likes. A program with too many schedules for brute force is
left out, counted, and replaced by the next; `--most` says how many are too many.
Progress goes to stderr.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from dataclasses import dataclass, field

from grader.explore.exploration import Search
from grader.explore.laboratory import Laboratory
from grader.explore.model import Budget, Module, Program
from grader.explore.operations import END_SITE, RELEASE_SITE
from grader.explore.strategies.dfs import DfsStrategy
from grader.explore.strategies.dpor import DporStrategy

MOST_SCHEDULES = 1_000
_SECONDS_BETWEEN_NOTES = 5.0
"""Beyond these a program is too big, unless the command line says otherwise."""


def generate(seed: int) -> str:
    """A small program with threads, from a seed."""
    rng = random.Random(seed)  # noqa: S311
    threads = rng.choice([2, 2, 2, 3])
    length = 2 if threads == 2 else 1
    bodies = [_body(rng, length) for _ in range(threads)]
    lines = [
        "import queue, threading, time",
        "class S: pass",
        "def scenario():",
        "    s = S(); s.x = 0; s.y = 0; s.l = [0, 0]; s.d = {}",
        "    A = threading.Lock(); B = threading.Lock(); R = threading.RLock()",
        "    C = threading.Condition(A); E = threading.Event()",
        f"    Q = threading.Semaphore({rng.choice([0, 1, 1, 2])})",
        "    P = queue.SimpleQueue(); N = threading.BoundedSemaphore(1); B = queue.Queue(1)",
        "    log = [[] for _ in range(4)]",
        "    ts = []",
    ]
    for number, body in enumerate(bodies):
        lines.append(f"    def t{number}():")
        lines.append(f"        me = log[{number}]")
        lines += ["        " + line for line in body]
    lines.append(
        f"    ts += [threading.Thread(target=t, daemon={rng.random() < 0.1}) for t in ("
        + " ".join(f"t{n}," for n in range(threads))
        + ")]"
    )
    lines.append("    for t in ts: t.start()")
    if rng.random() < 0.2:
        lines += ["    " + line.replace("me.", "log[3].") for line in _statement(rng)]
    if rng.random() < 0.9:
        lines.append("    for t in ts: t.join()")
    lines.append("    return [s.x, s.y, s.l, sorted(s.d.items()), log]")
    return "\n".join(lines) + "\n"


def _body(rng: random.Random, length: int) -> list[str]:
    body: list[str] = []
    for _ in range(rng.randint(1, length)):
        body += _statement(rng)
    return body


def _indent(lines: list[str]) -> list[str]:
    return ["    " + line for line in lines]


def _plain(rng: random.Random) -> list[str]:
    field = rng.choice("xy")
    return rng.choice(
        [
            [f"s.{field} += 1"],
            [f"s.{field} = {rng.randint(1, 3)}"],
            [f"me.append(s.{field})"],
            [f"s.l[{rng.randint(0, 1)}] += 1"],
            [f"s.d.setdefault({rng.randint(0, 1)}, {rng.randint(0, 9)})"],
            ["me.append(len(s.d))"],
        ]
    )


def _statement(rng: random.Random) -> list[str]:  # noqa: C901, PLR0911  (a table in the form of code)
    kind = rng.choice([*range(16), 12, 12, 12])
    inner = _plain(rng)
    if kind <= 4:
        return inner
    if kind <= 7:
        return [f"with {rng.choice('ABR')}:", *_indent(inner)]
    if kind == 8:
        first, second = rng.sample("ABR", 2)
        return [f"with {first}:", f"    with {second}:", *_indent(_indent(inner))]
    if kind == 9:
        lock = rng.choice("ABR")
        return [
            f"if {lock}.acquire(False):",
            *_indent(inner),
            f"    {lock}.release()",
            "else: me.append('no')",
        ]
    if kind == 10:
        return ["with C:", "    while s.x == 0: C.wait()", *_indent(inner)]
    if kind == 11:
        return ["with C:", *_indent(inner), f"    C.{rng.choice(['notify()', 'notify_all()'])}"]
    if kind == 12:
        return _semaphore(rng, inner)
    if kind == 13:
        return rng.choice(
            [["E.set()"], ["me.append(E.is_set())"], ["E.wait()", *inner], ["E.clear()"]]
        )
    if kind == 14 and rng.random() < 0.4:
        lock = rng.choice("ABR")
        return [f"with {lock}:", f"    time.sleep({rng.choice([1, 2])})", *_indent(inner)]
    if kind == 14:
        return rng.choice(
            [
                ["me.append(ts[0].is_alive())"],
                ["me.append(A.locked())"],
                ["me.append(B.locked())"],
                ["me.append(C.wait(timeout=1) if A.acquire() else 0)", "A.release()"],
                ["me.append(B.acquire(timeout=1))"],
            ]
        )
    return rng.choice([["while s.y == 0: pass"], ["while not s.d: pass"], inner])


def _semaphore(rng: random.Random, inner: list[str]) -> list[str]:
    number = rng.randint(1, 9)
    return rng.choice(
        [
            ["Q.acquire()", *inner],
            ["Q.acquire()", *inner],
            ["Q.release()"],
            ["Q.release()"],
            ["me.append(Q.acquire(False))"],
            ["me.append(Q.acquire(timeout=1))"],
            ["Q.acquire()", *inner, "Q.release()"],
            [f"P.put({number})"],
            [f"P.put({number})", *inner],
            ["me.append(P.get())", *inner],
            ["me.append(P.empty())"],
            ["me.append(P.qsize())"],
            ["try: me.append(P.get(timeout=1))", "except queue.Empty: me.append('none')"],
            ["try: me.append(P.get_nowait())", "except queue.Empty: me.append('none')"],
            ["try: N.release()", "except ValueError: me.append('full')"],
            ["N.acquire()", *inner],
            [f"B.put({number})", *inner],
            ["me.append(B.get())", *inner],
            ["me.append((B.qsize(), B.full()))"],
            ["try: B.put(0, timeout=1)", "except queue.Full: me.append('full')"],
            ["try: me.append(B.get_nowait())", "except queue.Empty: me.append('none')"],
        ]
    )


def outcomes(source: str, *, brute: bool, most: int = MOST_SCHEDULES) -> set[str] | None:
    """All outcomes; None when there are too many schedules."""
    budget = Budget(schedules=most, seconds=10**6, steps_per_schedule=300)
    laboratory = Laboratory(Program((Module("m", source, "m.py"),), "m.scenario"), budget)
    search = Search(laboratory)
    if brute:
        laboratory.machine.visible |= _shared_sites(laboratory)
    done = search.exhaust(DfsStrategy() if brute else DporStrategy())
    return set(search.found) if done else None


def _shared_sites(laboratory: Laboratory) -> set[int]:
    """Everything but what threads keep to themselves (which is checked at run time)."""
    sites = {RELEASE_SITE, END_SITE}
    for number, site in enumerate(laboratory.sites.all):
        own = site.module == "m" and not site.text.startswith(("me", "log", "t", "sorted"))
        if own or (site.module == "threading" and site.text == "self._flag"):
            sites.add(number)
    return sites


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One program, explored both ways."""

    source: str
    brute: set[str] | None
    """None: too many schedules to go through them all."""
    reduced: set[str] | None = None
    """None: the reduction did not come to its end."""

    @property
    def differs(self) -> bool:
        """Whether brute force came to its end and the reduction did not find the same."""
        return self.brute is not None and self.reduced != self.brute

    def __str__(self) -> str:
        """What to look at if they differ."""
        if self.brute is None or self.reduced is None:
            return f"{self.source}\nthe reduction did not come to its end"
        missed, extra = self.brute - self.reduced, self.reduced - self.brute
        return f"{self.source}\nmissed: {missed}\nextra: {extra}"


def compare(seed: int, most: int = MOST_SCHEDULES) -> Comparison:
    """Explore the program of a seed both ways, if brute force needs at most so many schedules."""
    source = generate(seed)
    brute = outcomes(source, brute=True, most=most)
    if brute is None:
        return Comparison(source=source, brute=None)
    return Comparison(source=source, brute=brute, reduced=outcomes(source, brute=False, most=most))


@dataclass(slots=True)
class Tally:
    """What came of all programs so far."""

    compared: int = 0
    too_big: int = 0
    outcomes: int = 0
    branching: int = 0
    """Programs with more than one outcome: on the others nothing can be missed."""
    differing: list[int] = field(default_factory=list)

    def add(self, seed: int, comparison: Comparison) -> None:
        if comparison.brute is None:
            self.too_big += 1
            return
        self.compared += 1
        self.outcomes += len(comparison.brute)
        self.branching += len(comparison.brute) > 1
        if comparison.differs:
            self.differing.append(seed)

    def __str__(self) -> str:
        text = (
            f"{self.compared} programs compared ({self.too_big} more were too big for brute force); "
            f"{self.branching} have several outcomes, {self.outcomes} outcomes in all; "
            f"{len(self.differing)} programs differ"
        )
        if self.differing:
            text += f": seeds {', '.join(map(str, self.differing))}"
        return text


def main(count: int, first: int, most: int = MOST_SCHEDULES) -> int:
    """Compare so many programs, and print the differences; 1 if there are any."""
    tally = Tally()
    began = said = time.monotonic()
    seed = first
    while tally.compared < count:
        comparison = compare(seed, most)
        tally.add(seed, comparison)
        if comparison.differs:
            print(f"--- seed {seed}\n{comparison}", flush=True)  # noqa: T201
        seed += 1
        if time.monotonic() - said > _SECONDS_BETWEEN_NOTES:
            said = time.monotonic()
            note = f"{tally.compared} of {count} after {said - began:.0f} s"
            print(f"soundness: {note}, {len(tally.differing)} differ", file=sys.stderr)  # noqa: T201
    print(tally)  # noqa: T201
    return 1 if tally.differing else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.explore.soundness",
        description="Compare the reduction with brute force on random programs.",
    )
    parser.add_argument("count", type=int, nargs="?", default=1000, help="programs to compare")
    parser.add_argument("first", type=int, nargs="?", default=0, help="seed of the first program")
    parser.add_argument(
        "--most", type=int, default=MOST_SCHEDULES, help="schedules that brute force may need"
    )
    return parser.parse_args()


if __name__ == "__main__":
    arguments = _arguments()
    sys.exit(main(arguments.count, arguments.first, arguments.most))
