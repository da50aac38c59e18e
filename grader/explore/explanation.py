"""`explain`: one schedule, minimised, replayed and told for a person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from grader.explore.laboratory import Execution, Laboratory, fingerprint, soon
from grader.explore.minimise import Minimal, minimise
from grader.explore.model import Budget, Explanation, Place, Program, Race, Row, Spin
from grader.explore.predicament import Predicament
from grader.explore.schedule import Token, TokenError, parse
from grader.explore.story import tell
from grader.explore.strategies.linear import LinearStrategy
from grader.explore.strategies.replay import GuidedStrategy, RecordingStrategy, TokenStrategy
from grader.explore.trace import Tracer

if TYPE_CHECKING:
    from grader.explore.cells import Cell
    from grader.explore.machine import Machine

_MOST_ROWS = 200
_REORDERINGS = 24
_LONGEST_REORDERED = 600
_LOCK_ROWS = frozenset({"acquire", "block", "release", "refused"})


class Replay:
    """One execution with a tracer watching, and all that it shows."""

    def __init__(self, laboratory: Laboratory, visible: frozenset[int]) -> None:
        self.laboratory = laboratory
        self.visible = visible
        self.tracer = Tracer(laboratory)
        self.predicament = Predicament((), 0, ())
        self.spins: tuple[Spin, ...] = ()
        self.found: frozenset[tuple[int, int, int, int]] = frozenset()
        self.execution: Execution
        self.recording: RecordingStrategy

    def follow(self, token: Token) -> Replay:
        """Repeat the execution that a token tells of.

        Raises:
            TokenError: It does not fit the program.
        """
        strategy = TokenStrategy(token, self.tracer.locate)
        self._execute(strategy)
        if not strategy.fits:
            raise TokenError("the schedule does not fit this program (has it been changed?)")
        return self

    def repeat(self, execution: Execution) -> Replay:
        """Repeat an execution of a search."""
        guided = GuidedStrategy(execution, self.visible)
        self._execute(RecordingStrategy(guided, self.tracer.locate))
        return self

    def reorder(self, execution: Execution, seed: int) -> Replay:
        """Repeat an execution in another order, see `LinearStrategy`."""
        linear = LinearStrategy(execution, seed)
        self._execute(RecordingStrategy(linear, self.tracer.locate))
        return self

    def _execute(self, strategy: RecordingStrategy) -> None:
        self.recording = strategy
        self.execution = self.laboratory.execute(
            strategy, observer=self.tracer, examine=self._examine, everything=True
        )
        self.tracer.settle()

    def _examine(self, machine: Machine) -> None:
        self.tracer.settle()
        if machine.stop == "stuck":
            self.tracer.stuck(machine)
        self.predicament = Predicament.of(machine, self.tracer)
        self.spins = spins_of(self.laboratory, machine.spins)
        self.found = frozenset(machine.found)

    # -- what a person sees ------------------------------------------------------------------

    def row_numbers(self) -> list[int]:
        """Rows worth showing: racing accesses, contended locks, waiting and notifying."""
        tracer = self.tracer
        users: dict[int, set[int]] = {}
        for cell, task in zip(tracer.cells, tracer.tasks, strict=True):
            users.setdefault(id(cell), set()).add(task)
        wanted = {id(b) for b in self.predicament.wanted_cells}
        chosen = []
        for number, row in enumerate(tracer.rows):
            cell = tracer.cells[number]
            if not row.line:
                continue  # a thread of the library's own, in the library's own code
            if row.operation in {"read", "write"}:
                keep = tracer.sites[number] in self.visible
            elif row.operation in _LOCK_ROWS:
                keep = len(users[id(cell)]) > 1 or id(cell) in wanted
            else:
                keep = row.operation != "joined"
            if keep:
                chosen.append(number)
        return chosen

    def conflict(self) -> tuple[Race, list[int]] | None:
        """The accesses at which the first pre-emption makes a difference: a pair, and row numbers.

        The rows are those of the stopped thread just before, of the other one
        in between, and of the stopped thread just after.
        """
        tracer = self.tracer
        rows = [n for n in self.row_numbers() if tracer.rows[n].operation != "block"]
        for event in self.recording.at_preemption:
            before = [n for n in rows if tracer.events[n] < event]
            after = [n for n in rows if tracer.events[n] >= event]
            if not before or not after:
                continue
            stopped = tracer.tasks[before[-1]]
            resumed = [n for n in after if tracer.tasks[n] == stopped]
            others = [n for n in after if tracer.tasks[n] != stopped and resumed and n < resumed[0]]
            found = self._pair([n for n in before if tracer.tasks[n] == stopped], others, resumed)
            if found is not None:
                return found
        return None

    def first_switch(self) -> tuple[Row, Row] | None:
        """The rows before and after the first pre-emption, where there is one."""
        tracer = self.tracer
        rows = self.row_numbers()
        for event in self.recording.at_preemption:
            before = [n for n in rows if tracer.events[n] < event]
            after = [n for n in rows if tracer.events[n] >= event]
            if before and after and tracer.tasks[before[-1]] != tracer.tasks[after[0]]:
                return tracer.rows[before[-1]], tracer.rows[after[0]]
        return None

    def _pair(
        self, before: list[int], others: list[int], after: list[int]
    ) -> tuple[Race, list[int]] | None:
        tracer = self.tracer
        for mine in [*after[:1], *reversed(before)]:
            for other in others:
                same = _overlap(tracer.cells[mine], tracer.cells[other])
                writes = "write" in {tracer.rows[mine].operation, tracer.rows[other].operation}
                if same and writes:
                    cell = tracer.cells[mine]
                    around = [n for n in before if _overlap(tracer.cells[n], cell)][-1:]
                    later = [n for n in after if tracer.cells[n] is cell][:1]
                    mates = [n for n in others if _overlap(tracer.cells[n], cell)]
                    race = self._race(tracer.rows[other], tracer.rows[mine])
                    return race, [*around, *mates[-1:], *later]
        return None

    def _race(self, first: Row, second: Row) -> Race:
        return Race(
            field=second.target,
            first=self._place(first),
            second=self._place(second),
            first_writes=first.operation == "write",
            second_writes=second.operation == "write",
        )

    def _place(self, row: Row) -> Place:
        return Place(module=self.laboratory.filenames.get(row.filename, ""), line=row.line)


def _overlap(one: Cell | None, other: Cell | None) -> bool:
    """Whether two accesses touch the same thing, or one of them a container of the other's."""
    if one is None or other is None:
        return False
    return one is other or (
        one.owner is not None
        and one.owner is other.owner
        and (one.field == "*" or other.field == "*")
    )


def spins_of(laboratory: Laboratory, spins: set[tuple[int, bool]]) -> tuple[Spin, ...]:
    """Spinning loops of the program itself, in the order of the source."""
    found = []
    for number, sleeps in spins:
        site = laboratory.sites.all[number]
        if site.module in laboratory.filenames.values():
            found.append(Spin(place=Place(module=site.module, line=site.line), sleeps=sleeps))
    return tuple(sorted(found, key=lambda s: (s.place.module, s.place.line, s.sleeps)))


def fold(rows: list[Row]) -> tuple[list[Row], list[int]]:
    """Put equal rows that follow one another together; the rows, and where each one went."""
    folded: list[Row] = []
    places: list[int] = []
    for row in rows:
        last = folded[-1] if folded else None
        if last is not None and _key(row) == _key(last):
            folded[-1] = _again(last)
        else:
            folded.append(row)
        places.append(len(folded) - 1)
    return folded, places


def _key(row: Row) -> tuple[object, ...]:
    return row.thread, row.line, row.operation, row.target, row.value


def _again(row: Row) -> Row:
    return replace(row, repeated=row.repeated + 1)


def explain(
    program: Program,
    token: str,
    *,
    budget: Budget | None = None,
    seed: int = 0,
    minimal: bool = True,
) -> Explanation:
    """Replay a schedule, find the shortest that ends the same way, and tell it.

    Args:
        program: As it was explored.
        token: Of one of the outcomes.
        budget: Limits the search for a shorter schedule.
        seed: As in the exploration.
        minimal: Whether to look for a shorter schedule; else the token's own is told.

    Raises:
        TokenError: The token is not one, or not one of this program.
    """
    budget = budget or Budget()
    parsed = parse(token)
    laboratory = Laboratory(program, budget, seed=seed)
    laboratory.hurry_limit = parsed.hurry
    laboratory.machine.hasty_waits = parsed.hurry > 0
    laboratory.deadline = soon(budget.seconds)
    first = Replay(laboratory, frozenset()).follow(parsed)
    laboratory.machine.visible |= {n for one, _, other, _ in first.found for n in (one, other)}
    if minimal and not first.execution.endless:
        first = _simplified(laboratory, first)
    shortest = Minimal(first.execution, exact=False, preemptions=first.recording.preemptions)
    if minimal and not first.execution.endless:
        shortest = minimise(
            laboratory,
            first.execution,
            first.recording.preemptions,
            schedules=budget.schedules,
            seconds=budget.seconds,
        )
    return _explanation(laboratory, first, shortest, parsed)


def _simplified(laboratory: Laboratory, first: Replay) -> Replay:
    """The replay with the fewest pre-emptions among some reorderings of the same execution."""
    best, wanted = first, fingerprint(first.execution)
    if len(first.execution.events) > _LONGEST_REORDERED:
        return first
    for seed in range(_REORDERINGS):
        if best.recording.preemptions == 0:
            break
        strategy = LinearStrategy(first.execution, seed)
        result = laboratory.execute(strategy, everything=True)
        if fingerprint(result) == wanted and strategy.preemptions < best.recording.preemptions:
            again = Replay(laboratory, best.visible).reorder(first.execution, seed)
            if fingerprint(again.execution) == wanted:
                best = again
    return best


def _explanation(
    laboratory: Laboratory, first: Replay, minimal: Minimal, parsed: Token
) -> Explanation:
    visible = frozenset(laboratory.machine.visible)
    replay = first
    token = parsed
    if not isinstance(first.recording, TokenStrategy):
        token = first.recording.token(parsed.hurry, endless=False)
    if minimal.execution is not first.execution:
        again = Replay(laboratory, visible).repeat(minimal.execution)
        if fingerprint(again.execution) == fingerprint(first.execution):
            replay, token = again, again.recording.token(parsed.hurry, endless=False)
    replay.visible = visible
    execution = replay.execution
    numbers = replay.row_numbers()
    rows, places = fold([replay.tracer.rows[n] for n in numbers])
    conflict = replay.conflict()
    at = [places[numbers.index(n)] for n in conflict[1]] if conflict else []
    preemptions = minimal.preemptions if replay is not first else replay.recording.preemptions
    return Explanation(
        token=str(token),
        ending=execution.ending,
        value=execution.value,
        error=execution.error,
        preemptions=preemptions,
        story=tell(
            execution, replay, [replay.tracer.rows[n] for n in conflict[1]] if conflict else []
        ),
        threads=execution.names or tuple(task.name for task in execution.tasks),
        rows=tuple(rows[:_MOST_ROWS]),
        cycle=replay.predicament.blocked,
        conflict=conflict[0] if conflict else None,
        conflict_rows=tuple(n for n in at if n < _MOST_ROWS),
        minimal=minimal.exact,
        loops=replay.spins,
    )
