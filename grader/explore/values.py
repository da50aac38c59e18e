"""Values as JSON data and back, without running anybody's code.

`encode` runs in the student's process on objects that the student made. It
looks only at objects whose type is *exactly* a built-in one; whatever else
there is, subclasses included, becomes an `Opaque` that carries the name of
its type. No `__repr__`, `__eq__`, `__hash__` or `__iter__` of the student's
is ever called. `decode` runs on the trusted side on bytes that may have been
forged: everything that `encode` could not have made is a `ValueError`.

Sets and dictionaries are written in the order of their encodings, so equal
ones have equal encodings whatever the hash seed.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

MAX_DEPTH = 24
MAX_NODES = 20_000
MAX_TEXT = 20_000
_PLAIN_INT = 2**53
_MAX_NAME = 200
_MAX_INT_BITS = 8 * MAX_TEXT


@dataclass(frozen=True, slots=True)
class Opaque:
    """An object of a type that does not cross; equal to another of the same name only."""

    type_name: str


def type_name(value: object) -> str:
    """Name of a value's type, read past any metaclass."""
    name = type.__dict__["__name__"].__get__(type(value))
    return name[:100] if type(name) is str else "object"


def encode(value: object) -> object:
    """JSON data for a value; never fails and never runs foreign code."""
    return _Encoder().encode(value, 0)


def dumps(encoded: object) -> str:
    """One canonical text for encoded data; equal exactly when the data is."""
    return json.dumps(encoded, sort_keys=True, separators=(",", ":"))


class _Encoder:
    def __init__(self) -> None:
        self._nodes = 0

    def encode(self, value: object, depth: int) -> object:
        self._nodes += 1
        kind = type(value)
        if value is None or kind is bool:
            return value
        scalar = _SCALARS.get(kind)
        if scalar is not None:
            return scalar(value)
        if kind not in _CONTAINERS:
            return {"opaque": type_name(value)}
        if depth >= MAX_DEPTH or self._nodes >= MAX_NODES:
            return {"opaque": type_name(value) + " (too large)"}
        return self._container(kind, value, depth + 1)

    def _container(self, kind: type, value: Any, depth: int) -> object:
        if kind is dict:
            pairs = [[self.encode(k, depth), self.encode(v, depth)] for k, v in list(value.items())]
            return {"dict": sorted(pairs, key=dumps)}
        items = [self.encode(item, depth) for item in list(value)]
        if kind is list:
            return items
        if kind is tuple:
            return {"tuple": items}
        return {kind.__name__: sorted(items, key=dumps)}


def _encode_int(value: int) -> object:
    if -_PLAIN_INT <= value <= _PLAIN_INT:
        return value
    if value.bit_length() > _MAX_INT_BITS:
        return {"opaque": "int (too large)"}
    return {"int": hex(value)}


def _encode_str(value: str) -> object:
    if len(value) > MAX_TEXT:
        return {"opaque": "str (too large)"}
    if any("\ud800" <= character <= "\udfff" for character in value):
        return {"str": value.encode("utf-16-le", "surrogatepass").hex()}
    return value


def _encode_bytes(value: bytes) -> object:
    return {"bytes": value.hex()} if len(value) <= MAX_TEXT else {"opaque": "bytes (too large)"}


_SCALARS: dict[type, Callable[..., object]] = {
    int: _encode_int,
    float: lambda value: {"float": repr(value)},
    str: _encode_str,
    bytes: _encode_bytes,
}
_CONTAINERS = frozenset({list, tuple, dict, set, frozenset})


def decode(data: object) -> object:
    """The value that `encode` was given.

    Raises:
        ValueError: The data is not something that `encode` makes.
    """
    return _Decoder().decode(data, 0)


class _Decoder:
    def __init__(self) -> None:
        self._nodes = 0

    def decode(self, data: Any, depth: int) -> object:
        self._nodes += 1
        if depth > MAX_DEPTH + 1 or self._nodes > 4 * MAX_NODES:
            raise ValueError("encoded value is too large")
        kind = type(data)
        if data is None or kind is bool:
            return data
        if kind is int:
            return _decode_plain_int(data)
        if kind is str:
            return _decode_plain_str(data)
        if kind is list:
            return [self.decode(item, depth + 1) for item in data]
        if kind is dict and len(data) == 1:
            [(tag, payload)] = data.items()
            return self._tagged(tag, payload, depth + 1)
        raise ValueError(f"not an encoded value: {kind.__name__}")

    def _tagged(self, tag: object, payload: object, depth: int) -> object:
        if type(tag) is str and tag in _TEXT_TAGS:
            if type(payload) is not str or len(payload) > 4 * MAX_TEXT + 100:
                raise ValueError(f"{tag} needs a text")
            return _TEXT_TAGS[tag](payload)
        if type(payload) is not list:
            raise ValueError("unknown tag")
        if tag == "dict":
            return self._dict(payload, depth)
        if type(tag) is not str or tag not in _LIST_TAGS:
            raise ValueError("unknown tag")
        items = [self.decode(item, depth) for item in payload]
        made = _hashable(_LIST_TAGS[tag], items)
        if len(made) != len(items):
            raise ValueError(f"{tag} holds an element twice")
        return made

    def _dict(self, payload: list[object], depth: int) -> dict[object, object]:
        pairs = []
        for pair in payload:
            if type(pair) is not list or len(pair) != len(("key", "value")):
                raise ValueError("dict needs pairs")
            pairs.append((self.decode(pair[0], depth), self.decode(pair[1], depth)))
        made: dict[object, object] = _hashable(dict, pairs)
        if len(made) != len(pairs) and not any(_has_opaque(key) for key, _ in pairs):
            raise ValueError("dict holds a key twice")
        return made


def _has_opaque(value: object) -> bool:
    if isinstance(value, Opaque):
        return True
    return isinstance(value, tuple | frozenset) and any(map(_has_opaque, value))


def _hashable(make: Callable[..., Any], items: Sequence[object]) -> Any:
    try:
        return make(items)
    except TypeError as error:
        raise ValueError("unhashable element") from error


def _decode_plain_int(data: int) -> int:
    if not -_PLAIN_INT <= data <= _PLAIN_INT:
        raise ValueError("large integers are tagged")
    return data


def _decode_plain_str(data: str) -> str:
    if len(data) > MAX_TEXT:
        raise ValueError("text is too long")
    return data


def _decode_int(payload: str) -> int:
    value = int(payload, 16)
    if hex(value) != payload or -_PLAIN_INT <= value <= _PLAIN_INT:
        raise ValueError("not a large integer")
    return value


def _decode_float(payload: str) -> float:
    value = float(payload)
    if repr(value) != payload:
        raise ValueError("not a canonical float")
    return math.nan if value != value else value  # noqa: PLR0124


def _decode_str(payload: str) -> str:
    text = bytes.fromhex(payload).decode("utf-16-le", "surrogatepass")
    if text.encode("utf-16-le", "surrogatepass").hex() != payload:
        raise ValueError("not a canonical text")
    return text


def _decode_bytes(payload: str) -> bytes:
    value = bytes.fromhex(payload)
    if value.hex() != payload:
        raise ValueError("not canonical bytes")
    return value


def _decode_opaque(payload: str) -> Opaque:
    if len(payload) > _MAX_NAME:
        raise ValueError("type name is too long")
    return Opaque(payload)


_TEXT_TAGS: dict[str, Callable[[str], object]] = {
    "int": _decode_int,
    "float": _decode_float,
    "str": _decode_str,
    "bytes": _decode_bytes,
    "opaque": _decode_opaque,
}
_LIST_TAGS: dict[str, type] = {"tuple": tuple, "set": set, "frozenset": frozenset}
