"""Results as plain JSON data, small enough to be sent in one frame."""

from __future__ import annotations

import dataclasses
import enum
import json
from collections.abc import Callable, Mapping
from typing import Any

from grader.explore.model import Explanation, Exploration

MOST_BYTES = 48_000
_MOST_OUTCOMES = 64
_MOST_ROWS = 120
_MOST_OTHERS = 40


def to_plain(result: Exploration | Explanation) -> dict[str, Any]:
    """A result as dictionaries, lists, texts and numbers.

    Long parts are cut until the whole is under `MOST_BYTES`; what was cut is
    said under `truncated`: for each field, how many entries there were.
    """
    shares: dict[str, int] = {"outcomes": _MOST_OUTCOMES, "rows": _MOST_ROWS}
    factor = 1.0
    while True:
        plain = _cut(result, lambda name: max(1, int(shares.get(name, _MOST_OTHERS) * factor)))  # noqa: B023
        if len(json.dumps(plain)) <= MOST_BYTES or factor < 0.01:  # noqa: PLR2004
            return plain
        factor /= 2


def _cut(result: Exploration | Explanation, most: Callable[[str], int]) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    truncated: dict[str, int] = {}
    for field in dataclasses.fields(result):
        value = getattr(result, field.name)
        if isinstance(value, tuple) and len(value) > most(field.name):
            truncated[field.name] = len(value)
            value = value[: most(field.name)]
        plain[field.name] = _plain(value)
    plain["truncated"] = truncated
    return plain


def _plain(value: object) -> Any:
    if isinstance(value, enum.Enum):
        return value.value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
