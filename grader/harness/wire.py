"""What goes between host, supervisor and guest: bounded frames of strict JSON.

A frame is its length in eight hexadecimal digits, a line feed, and that many bytes of JSON. The
reader sets the ceiling, so a hostile writer can neither fill the reader's memory nor make it wait
for an end of file that another process holds back. JSON is read strictly: no duplicate keys, no
``NaN``, no integers beyond what JSON readers agree on. Types are checked where a frame is used.
"""

from __future__ import annotations

import json
from typing import Any, NoReturn

from grader.errors import ProtocolError

HEADER_BYTES = 9
ANSWER_BYTES = 64 * 1024
"""Ceiling of one answer of a student's process."""
JOB_BYTES = 8 * 1024 * 1024
"""Ceiling of a job on its way into the sandbox."""
LINE_BYTES = 256 * 1024
"""Ceiling of one message of a supervisor."""
_LARGEST_INTEGER = 2**53


def frame(message: dict[str, Any], *, ceiling: int) -> bytes:
    """Return the message as the bytes of one frame.

    Raises:
        ProtocolError: The message is larger than the ceiling.
    """
    body = json.dumps(message, ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode()
    if len(body) > ceiling:
        raise ProtocolError(f"a message of {len(body)} bytes is over the ceiling of {ceiling}")
    return b"%08x\n" % len(body) + body


def length(header: bytes, *, ceiling: int) -> int:
    """Return how many bytes follow a frame's header.

    Raises:
        ProtocolError: The header is malformed or announces more than the ceiling.
    """
    digits = header[:-1]
    if len(header) != HEADER_BYTES or header[-1:] != b"\n":
        raise ProtocolError(f"malformed frame header {header!r}")
    if not all(digit in b"0123456789abcdef" for digit in digits):
        raise ProtocolError(f"malformed frame header {header!r}")
    size = int(digits, 16)
    if size > ceiling:
        raise ProtocolError(f"a frame of {size} bytes is over the ceiling of {ceiling}")
    return size


def parse(body: bytes) -> dict[str, Any]:
    """Return the JSON object that the bytes hold, read strictly.

    Raises:
        ProtocolError: They hold anything else.
    """
    try:
        message = json.loads(
            body.decode("ascii"),
            object_pairs_hook=_without_duplicates,
            parse_constant=_refuse_constant,
            parse_int=_bounded_integer,
        )
    except (ValueError, RecursionError) as error:
        raise ProtocolError(f"malformed message: {error}") from error
    if type(message) is not dict:
        raise ProtocolError("a message must be a JSON object")
    return message


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    message = dict(pairs)
    if len(message) != len(pairs):
        raise ValueError("duplicate key")
    return message


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _bounded_integer(digits: str) -> int:
    number = int(digits) if len(digits) < 20 else _LARGEST_INTEGER + 1  # noqa: PLR2004 - 64 bits
    if abs(number) > _LARGEST_INTEGER:
        raise ValueError("integer out of range")
    return number


class Fields:
    """Reads fields of exact types out of a parsed message.

    Args:
        message: What :func:`parse` returned, or an object inside it.
        where: Names the message in errors.
    """

    def __init__(self, message: object, where: str) -> None:
        if type(message) is not dict:
            raise ProtocolError(f"{where}: expected an object, got {type(message).__name__}")
        self._message: dict[str, Any] = message
        self._where = where

    def text(self, name: str, *, longest: int = 4000) -> str:
        """Return a string field.

        Raises:
            ProtocolError: It is missing, no string, or too long.
        """
        value = self._exact(name, str)
        if len(value) > longest:
            raise self._wrong(name, f"is longer than {longest} characters")
        return str(value)

    def integer(self, name: str) -> int:
        """Return an integer field; a boolean is none.

        Raises:
            ProtocolError: It is missing or no integer.
        """
        return int(self._exact(name, int))

    def optional_integer(self, name: str) -> int | None:
        """Return an integer field that may be null.

        Raises:
            ProtocolError: It is missing, or neither null nor an integer.
        """
        return None if self._has_null(name) else self.integer(name)

    def number(self, name: str) -> float:
        """Return a number field.

        Raises:
            ProtocolError: It is missing or no number.
        """
        return float(self._exact(name, int, float))

    def boolean(self, name: str) -> bool:
        """Return a boolean field.

        Raises:
            ProtocolError: It is missing or no boolean.
        """
        return bool(self._exact(name, bool))

    def items(self, name: str, *, most: int = 1000) -> list[Any]:
        """Return a list field.

        Raises:
            ProtocolError: It is missing, no list, or too long.
        """
        value = self._exact(name, list)
        if len(value) > most:
            raise self._wrong(name, f"has more than {most} items")
        return list(value)

    def texts(self, name: str, *, most: int = 1000) -> tuple[str, ...]:
        """Return a field that lists strings.

        Raises:
            ProtocolError: It is missing or lists anything else.
        """
        values = self.items(name, most=most)
        if any(type(value) is not str for value in values):
            raise self._wrong(name, "lists something that is not text")
        return tuple(values)

    def fields(self, name: str) -> Fields | None:
        """Return an object field, or None where it is null.

        Raises:
            ProtocolError: It is missing, or neither null nor an object.
        """
        if self._has_null(name):
            return None
        return Fields(self._exact(name, dict), f"{self._where}.{name}")

    def inner(self, name: str) -> Fields:
        """Return an object field.

        Raises:
            ProtocolError: It is missing or no object.
        """
        return Fields(self._exact(name, dict), f"{self._where}.{name}")

    def has(self, name: str) -> bool:
        """Return whether there is a field of this name."""
        return name in self._message

    def raw(self, name: str) -> Any:
        """Return a field that the caller decodes.

        Raises:
            ProtocolError: It is missing.
        """
        if name not in self._message:
            raise self._wrong(name, "is missing")
        return self._message[name]

    def _has_null(self, name: str) -> bool:
        return self.raw(name) is None

    def _exact(self, name: str, *types: type) -> Any:
        value = self.raw(name)
        if type(value) not in types:
            raise self._wrong(name, f"has the type {type(value).__name__}")
        return value

    def _wrong(self, name: str, problem: str) -> ProtocolError:
        return ProtocolError(f"{self._where}: {name} {problem}")
