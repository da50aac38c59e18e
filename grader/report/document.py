"""JSON text that every reader takes and no reader of logs obeys."""

from __future__ import annotations

import json

_STARTS_A_COMMAND = ("##", "#\\u0023")


def to_text(value: object) -> str:
    """Return a value as indented JSON in ASCII, with a line end."""
    return _calm(json.dumps(value, indent=2, allow_nan=False)) + "\n"


def to_line(value: object) -> str:
    """Return a value as JSON in ASCII on one line, without a line end."""
    return _calm(json.dumps(value, allow_nan=False))


def _calm(text: str) -> str:
    """Keep two hashes apart: in a line of a log, ``##[`` begins a command of the CI runner.

    They can only stand within a string, where an escape means the same.
    """
    return text.replace(*_STARTS_A_COMMAND)
