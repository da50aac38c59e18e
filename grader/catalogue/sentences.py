"""What is said to an author about a field that is wrong, in one sentence each.

Turns the errors of pydantic into sentences that name what was found and what is allowed.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic_core import ErrorDetails

_KINDS = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "list_type": "a list",
    "dict_type": "a mapping (name: value)",
    "model_type": "a mapping (name: value)",
}


def sentence(error: ErrorDetails, known: Iterable[str]) -> str:
    """Return what is wrong and what is allowed.

    Args:
        error: One error of a ``ValidationError``.
        known: Names of the fields that exist where the error was found.
    """
    kind = error["type"]
    if kind == "missing":
        return "is missing"
    if kind == "extra_forbidden":
        return f"unknown field; {suggestion(str(error['loc'][-1]), known)}"
    if kind in {"enum", "literal_error"}:
        return _not_one_of(error)
    if kind in _KINDS:
        return f"must be {_KINDS[kind]}, not {shown(error['input'])}{_quotes(kind, error['input'])}"
    return error["msg"]


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return ``did you mean …?``, or all that is known when nothing is near."""
    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=1)
    return f"did you mean {near[0]!r}?" if near else f"known: {', '.join(names) or 'none'}"


def shown(value: Any) -> str:
    """Return a value as the author of a YAML file sees it."""
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case str() | int() | float():
            return repr(value)
        case list():
            return "a list"
        case dict():
            return "a mapping"
        case _:
            return str(value)


def _not_one_of(error: ErrorDetails) -> str:
    allowed = re.findall(r"'([^']*)'", error.get("ctx", {}).get("expected", ""))
    found = error["input"]
    near = difflib.get_close_matches(found, allowed, n=1) if isinstance(found, str) else []
    meant = f"; did you mean {near[0]!r}?" if near else ""
    return f"{shown(found)} is not one of {', '.join(allowed)}{meant}"


def _quotes(kind: str, value: Any) -> str:
    """YAML reads ``3.13``, ``on`` and ``2026-01-01`` as something else than text."""
    is_text = isinstance(value, str | list | dict) or value is None
    return "" if kind != "string_type" or is_text else "; put it in quotes"
