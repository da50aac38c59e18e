"""Rewritten modules of the standard library, kept between processes like byte code.

Parsing and rewriting them takes most of an engine's start. What comes out depends on their source,
on our own rewriter and on the Python version alone, so it is kept beside the package's byte code,
named by a digest of these; a new source or rewriter has another name, and the old file is removed.
Where the folder cannot be written, everything works, only slower. The files are trusted as far as
the byte code beside them is.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import sys
import types
from collections.abc import Callable
from dataclasses import astuple, dataclass
from pathlib import Path

from grader.explore.rewriter import Site

_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A module as the rewriter left it."""

    code: types.CodeType
    sites: tuple[Site, ...]
    """The sites that it added, in order."""
    unsafe_names: frozenset[str]
    """See `versions.local_variables`."""


def rewritten(name: str, source: Path, first: int, make: Callable[[], Rewritten]) -> Rewritten:
    """A rewritten module, from an earlier process if there was one.

    Args:
        name: Of the module.
        source: Its file.
        first: Number of the first site that it adds, which is written into its code.
        make: Rewrites it.
    """
    stem = f"{name}.{sys.implementation.cache_tag}"
    path = _PACKAGE / "__pycache__" / f"{stem}.{_digest(source, first)}.rewritten"
    found = _read(path)
    if found is None:
        found = make()
        _write(path, found)
        for old in set(path.parent.glob(f"{stem}.*.rewritten")) - {path}:
            with contextlib.suppress(OSError):
                old.unlink()
    return found


def _digest(source: Path, first: int) -> str:
    """Names what a rewritten module depends on."""
    digest = hashlib.blake2b(f"{sys.version} {first}".encode(), digest_size=12)
    for path in [source, *sorted(_PACKAGE.glob("*.py"))]:
        here = path.stat()
        digest.update(f"{path.name} {here.st_size} {here.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _read(path: Path) -> Rewritten | None:
    try:
        code, sites, unsafe_names = marshal.loads(path.read_bytes())  # noqa: S302 - as byte code is
        return Rewritten(code, tuple(Site(*site) for site in sites), frozenset(unsafe_names))
    except (OSError, ValueError, EOFError, TypeError):
        return None


def _write(path: Path, made: Rewritten) -> None:
    content = marshal.dumps(
        (made.code, [astuple(site) for site in made.sites], sorted(made.unsafe_names))
    )
    part = path.with_name(f"{path.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
