"""Schedules as a person can pass them on: tokens.

A token is a list of *switches*: where the execution departs from the
default of letting a thread go on until it waits. A switch says who was
running, at which operation (line, kind, how-manieth visit by that thread)
it was stopped, and who went on instead: `1@7a#2>2` reads "when thread 1 came
to its second access in line 7, thread 2 went on". Nothing in it depends on
addresses, hash seeds or counts of operations elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_VERSION = "1"
_LETTERS = {
    "access": "a", "acquire": "l", "try": "t", "release": "r", "join": "j", "end": "e",
    "sleep": "s", "spin": "p", "locked": "k", "is_alive": "v", "yield": "y", "time": "c",
    "take": "g", "try take": "h", "give": "u", "count": "o",
}  # fmt: skip
_SWITCH = re.compile(
    r"(?P<thread>m|\d+(?:\.\d+)*)@(?P<module>[a-z]?)(?P<line>\d{1,7})(?P<kind>[a-z])"
    r"(?:#(?P<visit>\d{1,7}))?>(?P<to>m|\d+(?:\.\d+)*)"
)
_MOST_SWITCHES = 20_000
MOST_ENDLESS_SWITCHES = 60
"""What is kept of an execution that does not end."""


class TokenError(ValueError):
    """A text is not a token, or not one of this program."""


@dataclass(frozen=True, slots=True)
class Position:
    """An operation that a thread comes to."""

    thread: str
    """Path of the thread, see `Task.path`."""
    module: int
    """Number of the module among the program's."""
    line: int
    kind: str
    """Letter of the kind of operation."""
    visit: int
    """How often the thread has come to an operation of this kind in this line."""


@dataclass(frozen=True, slots=True)
class Switch:
    """Another thread goes on than would have by default."""

    at: Position
    to: str
    """Path of the thread that goes on."""


@dataclass(frozen=True, slots=True)
class Token:
    """All switches of an execution, in order."""

    switches: tuple[Switch, ...]
    hurry: int = 0
    """How many sleeps might be cut short."""
    endless: bool = False
    """The execution would go on like this for ever; it is cut after the last switch."""

    def __str__(self) -> str:
        head = f"{_VERSION}h{self.hurry}" if self.hurry else _VERSION
        tail = "*" if self.endless else ""
        return head + ":" + "-".join(_switch_text(switch) for switch in self.switches) + tail


def letter(kind: str) -> str:
    """The letter for a kind of operation."""
    return _LETTERS[kind]


def _switch_text(switch: Switch) -> str:
    at = switch.at
    module = chr(ord("a") + at.module) if at.module else ""
    visit = f"#{at.visit}" if at.visit > 1 else ""
    return f"{_short(at.thread)}@{module}{at.line}{at.kind}{visit}>{_short(switch.to)}"


def _short(path: str) -> str:
    return "m" if path == "main" else path


def _long(path: str) -> str:
    return "main" if path == "m" else path


def parse(text: str) -> Token:
    """Read a token.

    Raises:
        TokenError: It is not one.
    """
    head, colon, rest = text.strip().partition(":")
    match = re.fullmatch(r"1(?:h(\d{1,3}))?", head)
    if not colon or match is None:
        raise TokenError(f"not a schedule token: {text[:40]!r}")
    endless = rest.endswith("*")
    rest = rest.removesuffix("*")
    parts = rest.split("-") if rest else []
    if len(parts) > _MOST_SWITCHES:
        raise TokenError("schedule token is too long")
    return Token(tuple(_parse_switch(part) for part in parts), int(match[1] or 0), endless)


def _parse_switch(text: str) -> Switch:
    match = _SWITCH.fullmatch(text)
    if match is None:
        raise TokenError(f"not a switch in a schedule token: {text[:40]!r}")
    module = ord(match["module"]) - ord("a") if match["module"] else 0
    position = Position(
        _long(match["thread"]), module, int(match["line"]), match["kind"], int(match["visit"] or 1)
    )
    return Switch(position, _long(match["to"]))
