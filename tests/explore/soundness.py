"""The differential test: does the reduction miss a state that brute force reaches?

Random small programs (attributes, list elements, dictionaries, locks,
re-entrant locks, try-locks, conditions, semaphores, events, joins, spinning
and polling loops) are explored twice: by DPOR with its sites made visible
on demand, and by every single schedule with everything visible. The sets of
outcomes must be equal.

    python -m tests.explore.soundness 1000 [FIRST_SEED]
"""

from __future__ import annotations

import random
import sys

from grader.explore.exploration import Search
from grader.explore.laboratory import Laboratory
from grader.explore.model import Budget, Module, Program
from grader.explore.operations import END_SITE, RELEASE_SITE
from grader.explore.strategies.dfs import DfsStrategy
from grader.explore.strategies.dpor import DporStrategy

MOST_SCHEDULES = 1_000
BUDGET = Budget(schedules=MOST_SCHEDULES, seconds=10**6, steps_per_schedule=300)


def generate(seed: int) -> str:
    """A small program with threads, from a seed."""
    rng = random.Random(seed)  # noqa: S311
    threads = rng.choice([2, 2, 2, 3])
    length = 2 if threads == 2 else 1
    bodies = [_body(rng, length) for _ in range(threads)]
    lines = [
        "import threading, time",
        "class S: pass",
        "def scenario():",
        "    s = S(); s.x = 0; s.y = 0; s.l = [0, 0]; s.d = {}",
        "    A = threading.Lock(); B = threading.Lock(); R = threading.RLock()",
        "    C = threading.Condition(A); E = threading.Event()",
        f"    Q = threading.Semaphore({rng.choice([0, 1, 1, 2])})",
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
    kind = rng.randint(0, 15)
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
        return ["Q.acquire()", *inner] if rng.random() < 0.5 else ["Q.release()"]
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


def outcomes(source: str, *, brute: bool) -> set[str] | None:
    """All outcomes; None when there are too many schedules."""
    laboratory = Laboratory(Program((Module("m", source, "m.py"),), "m.scenario"), BUDGET)
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


def compare(seed: int) -> tuple[bool | None, str]:
    """Whether both agree (None: too big to tell), and what to show if not."""
    source = generate(seed)
    all_of_them = outcomes(source, brute=True)
    if all_of_them is None:
        return None, source
    found = outcomes(source, brute=False)
    if found is None:
        return None, source
    if found == all_of_them:
        return True, source
    missed, extra = all_of_them - found, found - all_of_them
    return False, f"{source}\nmissed: {missed}\nextra: {extra}"


def main(count: int, first: int) -> int:
    compared = failures = 0
    seed = first
    while compared < count:
        agree, text = compare(seed)
        if agree is not None:
            compared += 1
        if agree is False:
            failures += 1
            print(f"--- seed {seed}\n{text}")  # noqa: T201
            if failures >= 3:
                break
        seed += 1
    print(f"{compared} programs compared ({seed - first} generated), {failures} differ")  # noqa: T201
    return 1 if failures else 0


if __name__ == "__main__":
    arguments = [int(a) for a in sys.argv[1:]]
    sys.exit(main(arguments[0] if arguments else 1000, arguments[1] if len(arguments) > 1 else 0))
