"""Writing a file so that a reader finds the old text or the new one, never a part of it."""

from __future__ import annotations

import contextlib
import os
import secrets
from typing import TYPE_CHECKING

from grader.errors import ReportError

if TYPE_CHECKING:
    from pathlib import Path


def write_text(path: Path, text: str) -> Path:
    """Write a text as UTF-8, making the folder if need be.

    Whatever goes wrong, a file that was there before is left as it was.

    Raises:
        ReportError: It could not be written: a full disk, no permission.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        content = text.encode("utf-8", "backslashreplace")
        if path.exists() and not path.is_file():
            path.write_bytes(content)  # a device or a pipe: it must not become a file
        else:
            _replace(path.resolve(), content)  # where a link leads; the link stays
    except OSError as error:
        reason = error.strerror or str(error)
        raise ReportError(
            f"the report {str(path)!r} could not be written: {reason}; "
            "free some space, or choose a folder that you may write to"
        ) from error
    return path


def _replace(path: Path, content: bytes) -> None:
    part = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        # Mode 0o666 leaves the permissions to the user's umask; a temporary file would be private.
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
