"""What `explore` and `replay` share: a file of the user's own, terms, and the terminal's width."""

from __future__ import annotations

import ast
import shutil
import tokenize
from typing import TYPE_CHECKING

from grader.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def readable(path: Path, scenario: str) -> None:
    """Make sure that a file can be read and defines the scenario.

    Raises:
        UsageError: It cannot be explored; says why.
    """
    try:
        with tokenize.open(path) as file:
            text = file.read()
    except IsADirectoryError as error:
        raise UsageError(f"{path} is a folder; name a Python file") from error
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    except (SyntaxError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} is not Python source: {error}") from error
    try:
        tree = ast.parse(text, str(path))
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        where = f"{path}:{line}" if line else str(path)
        raise UsageError(f"{where}: {getattr(error, 'msg', error)}") from error
    names = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    if scenario not in names and f"{scenario} =" not in text:
        raise UsageError(
            f"{path} defines no function {scenario}(); write one that starts the threads and raises "
            "when the result is wrong, or name another with --scenario"
        )


def term(verdict: str) -> str:
    """Return a verdict's term here, where raising is how a scenario says that it fails."""
    return "fails" if verdict == "raised" else verdict


def width() -> int:
    """Return how wide the terminal is, within what can be read."""
    return max(60, min(shutil.get_terminal_size((100, 24)).columns, 160))
