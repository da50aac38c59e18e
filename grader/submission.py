"""Reading what a student handed in: once, with every doubt settled before anything runs.

Bytes become text here and nowhere else. A byte order mark, Windows line ends and a declared
encoding are all fine; what cannot be read is rejected with a word on what to do.
"""

from __future__ import annotations

import hashlib
import io
import stat
import tokenize
from typing import TYPE_CHECKING

from grader.model import Limits, Rejected, Rejection, Submission

if TYPE_CHECKING:
    from pathlib import Path

_BINARY_STARTS = {
    b"PK\x03\x04": "a zip archive",
    b"%PDF": "a PDF document",
    b"\x7fELF": "a compiled program",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"\xd0\xcf\x11\xe0": "an Office document",
}
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read(path: Path, limits: Limits) -> Submission | Rejected:
    """Return the submission in a file, or why it cannot be graded.

    Args:
        path: The file as handed in.
        limits: Says how large it may be.
    """
    name = path.name or str(path)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return _rejected(name, Rejection.NOT_A_FILE, _folder_message(path))
        if not stat.S_ISREG(mode):
            return _rejected(
                name, Rejection.NOT_A_FILE, f"{name} is not an ordinary file. Hand in a .py file."
            )
        with path.open("rb") as file:
            data = file.read(limits.source_bytes + 1)
    except FileNotFoundError:
        return _rejected(name, Rejection.MISSING, f"There is no file {path}. Check its name.")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return _rejected(name, Rejection.UNREADABLE, f"{path} cannot be read: {reason}.")
    return decode(name, data, limits)


def decode(name: str, data: bytes, limits: Limits) -> Submission | Rejected:
    """Return the submission that the bytes of a file hold, or why it cannot be graded.

    Args:
        name: What the file is called.
        data: Its content; anything beyond the limit may be missing.
        limits: Says how large it may be.
    """
    if len(data) > limits.source_bytes:
        return _rejected(
            name,
            Rejection.TOO_LARGE,
            f"{name} is larger than {limits.source_bytes // 1024} KiB. Hand in only the source "
            "text of the exercise, without data.",
        )
    if not data.strip(b" \t\r\n\x0c\xef\xbb\xbf"):
        return _rejected(
            name, Rejection.EMPTY, f"{name} is empty. Was it saved before it was handed in?"
        )
    problem = _not_text(name, data)
    if problem is not None:
        return problem
    text = _text(name, data)
    if isinstance(text, Rejected):
        return text
    return Submission(name=name, source=text, sha256=hashlib.sha256(data).hexdigest())


def _folder_message(path: Path) -> str:
    files = sorted(file.name for file in path.glob("*.py"))[:5]
    inside = f" It holds {', '.join(files)}: name one of these." if files else ""
    return f"{path} is a folder. A submission is one Python file.{inside}"


def _not_text(name: str, data: bytes) -> Rejected | None:
    """Reject what is no source text at all."""
    for start, kind in _BINARY_STARTS.items():
        if data.startswith(start):
            return _rejected(
                name,
                Rejection.BINARY,
                f"{name} is {kind}, not Python source. Hand in the .py file.",
            )
    if data.startswith(_UTF_16_MARKS):
        return _rejected(
            name,
            Rejection.ENCODING,
            f"{name} is saved as UTF-16, which Python does not read. Save it as UTF-8.",
        )
    nul = data.find(b"\0")
    if nul >= 0:
        return _rejected(
            name,
            Rejection.BINARY,
            f"{name} holds a NUL byte in line {_line(data, nul)}, so it is not text. "
            "Hand in the .py file, saved as UTF-8.",
        )
    return None


def _text(name: str, data: bytes) -> str | Rejected:
    """Decode as Python would (PEP 263), and put line ends in Python's own form."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    except SyntaxError as error:
        # Also what an undeclared encoding in the first two lines comes to.
        undeclared = _undecodable(data)
        if undeclared is not None:
            return _rejected(name, Rejection.ENCODING, undeclared.format(name=name))
        return _rejected(
            name,
            Rejection.ENCODING,
            f"{name} declares an encoding that cannot be used ({error.msg}). Save it as UTF-8.",
        )
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        at = error.start if isinstance(error, UnicodeDecodeError) else 0
        if encoding in {"utf-8", "utf-8-sig"}:
            return _rejected(name, Rejection.ENCODING, _not_utf_8(data, at).format(name=name))
        return _rejected(
            name,
            Rejection.ENCODING,
            f"{name} declares the encoding {encoding}, but line {_line(data, at)} is not in it. "
            "Save it as UTF-8.",
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _undecodable(data: bytes) -> str | None:
    """Return why these bytes are not UTF-8, if they declare no encoding and are not."""
    head = b"\n".join(data.splitlines()[:2])
    if b"coding" in head:
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf_8(data, error.start)
    return None


def _not_utf_8(data: bytes, at: int) -> str:
    return (
        f"{{name}} is not UTF-8: line {_line(data, at)} holds the byte 0x{data[at]:02x}. Save it as "
        "UTF-8, or declare its encoding in the first line, such as `# -*- coding: latin-1 -*-`."
    )


def _line(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1


def _rejected(name: str, reason: Rejection, message: str) -> Rejected:
    return Rejected(name=name, reason=reason, message=message)
