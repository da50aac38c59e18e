"""YAML text to plain data in which the line of every value is known.

Stricter than YAML where leniency hides a slip: a key given twice, a key that is not text and an
alias are mistakes. Reading goes on after a mistake, so that all of them are found at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from grader.errors import ManifestError, Mistake

if TYPE_CHECKING:
    from pathlib import Path

At = tuple[str | int, ...]
"""Where a value is: the keys and indices that lead to it from the top."""

_Loader: type[yaml.SafeLoader] = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)  # C: ten times faster


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A YAML mapping, as far as it could be understood."""

    path: Path
    data: dict[str, Any]
    lines: dict[At, int]
    mistakes: dict[At, Mistake]
    """What could not be understood; the data holds ``None`` there."""

    def line(self, at: At) -> int:
        """Return the line of a value, or of the nearest value around it."""
        while at not in self.lines:
            at = at[:-1]
        return self.lines[at]

    def mistake(self, at: At, problem: str) -> Mistake:
        """Return a mistake located at a value."""
        return Mistake(self.path, self.line(at), dotted(at), problem)


def dotted(at: At) -> str:
    """Return the place as people write it: ``limits.check_s``, ``topics[2]``."""
    text = ""
    for step in at:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
    return text.removeprefix(".")


def read(path: Path) -> Document:
    """Read a file that holds one mapping.

    Raises:
        ManifestError: The file cannot be read, is not YAML, or holds something else.
    """
    loader: yaml.SafeLoader | None = None
    try:
        loader = _Loader(path.read_text(encoding="utf-8-sig"))
        return _document(path, loader, loader.get_single_node())
    except FileNotFoundError:
        raise _whole(path, None, "the file is missing") from None
    except UnicodeDecodeError as error:
        raise _whole(path, None, f"the file is not UTF-8 text (byte {error.start})") from error
    except OSError as error:
        raise _whole(path, None, f"the file cannot be read: {error.strerror}") from error
    except yaml.YAMLError as error:
        raise _whole(path, *_said(error)) from error
    finally:
        if loader is not None:
            loader.dispose()


def _whole(path: Path, line: int | None, problem: str) -> ManifestError:
    return ManifestError((Mistake(path, line, "", problem),))


def _said(error: yaml.YAMLError) -> tuple[int | None, str]:
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        what = error.problem or error.context or "it cannot be understood"
        return (mark.line + 1 if mark else None), f"not valid YAML: {what}"
    return None, f"not valid YAML: {str(error).splitlines()[0]}"


def _document(path: Path, loader: yaml.SafeLoader, root: yaml.Node | None) -> Document:
    if root is None:
        raise _whole(path, None, "the file is empty; it must hold a mapping (name: value)")
    if not isinstance(root, yaml.MappingNode):
        line = root.start_mark.line + 1
        raise _whole(path, line, "the file must hold a mapping (name: value)")
    walk = _Walk(path, loader)
    walk.lines[()] = root.start_mark.line + 1
    data = walk.mapping(root, ())
    return Document(path=path, data=data, lines=walk.lines, mistakes=walk.mistakes)


@dataclass(slots=True)
class _Walk:
    """One walk over the tree of nodes."""

    path: Path
    loader: yaml.SafeLoader
    lines: dict[At, int] = field(default_factory=dict)
    mistakes: dict[At, Mistake] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    """Identities of the nodes visited: one met again was reached through an alias."""

    def value(self, node: yaml.Node, at: At) -> Any:
        if id(node) in self.seen:
            return self.note(at, node, "an alias (*name) is not allowed here; write the value out")
        self.seen.add(id(node))
        match node:
            case yaml.MappingNode():
                return self.mapping(node, at)
            case yaml.SequenceNode():
                return [self.item(item, (*at, index)) for index, item in enumerate(node.value)]
            case _:
                return self.scalar(node, at)

    def mapping(self, node: yaml.MappingNode, at: At) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else None
            line = key.start_mark.line + 1
            if name is None or key.tag != "tag:yaml.org,2002:str":
                self.note((*at, name or "?"), key, "a field's name must be text")
            elif name in found:
                first = self.lines[*at, name]
                self.mistakes[*at, name] = Mistake(
                    self.path, line, dotted((*at, name)), f"given twice; first in line {first}"
                )
            else:
                self.lines[*at, name] = line
                found[name] = self.value(value, (*at, name))
        return found

    def item(self, node: yaml.Node, at: At) -> Any:
        self.lines[at] = node.start_mark.line + 1
        return self.value(node, at)

    def scalar(self, node: yaml.Node, at: At) -> Any:
        try:
            return self.loader.construct_object(node, deep=True)
        except (yaml.YAMLError, ValueError) as error:  # an unknown tag; a date such as 2026-13-45
            said = error.problem if isinstance(error, yaml.MarkedYAMLError) else error
            return self.note(at, node, f"cannot be understood: {said}")

    def note(self, at: At, node: yaml.Node, problem: str) -> None:
        line = self.lines.get(at, node.start_mark.line + 1)  # an alias is where its anchor is
        self.mistakes[at] = Mistake(self.path, line, dotted(at), problem)
