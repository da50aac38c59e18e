"""The bank's programs and what their headers claim about them.

Reads headers only; never imports a program, because importing makes its
module-level locks. The format is described in README.md beside this file.
"""

import re
from dataclasses import dataclass
from pathlib import Path

BANK = Path(__file__).resolve().parent

VERDICTS = frozenset(
    {
        "ok",
        "fails",
        "deadlock",
        "lost wake-up",
        "livelock",
        "busy waiting",
        "left running",
        "starvation",
        "timed out",
    }
)

REQUIRED = frozenset({"verdict", "kind", "preemptions", "source"})
OPTIONAL = frozenset({"accept"})

_FIELD = re.compile(r"# (?P<name>[a-z]+): (?P<value>\S.*)")
_TITLE = re.compile(r'"""(?P<title>[^"]+\.)"""')


class MalformedProgram(ValueError):
    """A program's header does not follow the format; the message names file and fault."""

    def __init__(self, path: Path, fault: str) -> None:
        super().__init__(f"{path.parent.name}/{path.name}: {fault}")


@dataclass(frozen=True, slots=True, kw_only=True)
class BankProgram:
    """One program of the bank, as its header describes it."""

    path: Path
    title: str
    verdict: str
    accepted: frozenset[str]
    """All verdicts that are right for it; `verdict` is the best and always among them."""
    kind: str
    preemptions: int | None
    """The fewest pre-emptions that show the fault; None where the question has no clear answer."""
    source: str
    broken: bool


def programs() -> list[BankProgram]:
    """Every program of the bank, broken ones first, each half sorted by name.

    Raises:
        MalformedProgram: A header misses a field, repeats one or has an unknown value.
    """
    return [
        _read(path, broken=folder == "broken")
        for folder in ("broken", "right")
        for path in sorted((BANK / folder).glob("*.py"))
    ]


def _read(path: Path, *, broken: bool) -> BankProgram:
    lines = path.read_text(encoding="utf-8").splitlines()
    title = _TITLE.fullmatch(lines[0]) if lines else None
    if title is None:
        raise MalformedProgram(path, "the first line is not a docstring of one line")
    if "def scenario():" not in lines:
        raise MalformedProgram(path, "no function scenario()")
    fields = _fields(path, lines[1:])
    verdict = fields["verdict"]
    accepted = frozenset([verdict, *_listed(fields.get("accept", ""))])
    _judge(path, accepted, broken=broken)
    return BankProgram(
        path=path,
        title=title["title"],
        verdict=verdict,
        accepted=accepted,
        kind=fields["kind"],
        preemptions=_preemptions(path, fields["preemptions"], broken=broken),
        source=fields["source"],
        broken=broken,
    )


def _fields(path: Path, lines: list[str]) -> dict[str, str]:
    """The header's `# name: value` lines, which end at the first other line."""
    fields: dict[str, str] = {}
    for line in lines:
        if not line.startswith("#"):
            break
        match = _FIELD.fullmatch(line)
        if match is None or match["name"] not in REQUIRED | OPTIONAL:
            raise MalformedProgram(path, f"not a field of the header: {line!r}")
        if match["name"] in fields:
            raise MalformedProgram(path, f"{match['name']} is given twice")
        fields[match["name"]] = match["value"]
    missing = REQUIRED - fields.keys()
    if missing:
        raise MalformedProgram(path, f"no {', '.join(sorted(missing))}")
    return fields


def _listed(value: str) -> list[str]:
    return [item.strip() for item in value.split(",") if item.strip()]


def _judge(path: Path, accepted: frozenset[str], *, broken: bool) -> None:
    unknown = accepted - VERDICTS
    if unknown:
        raise MalformedProgram(path, f"unknown verdict {', '.join(sorted(unknown))}")
    if broken and "ok" in accepted:
        raise MalformedProgram(path, "a broken program cannot be ok")
    if not broken and accepted != {"ok"}:
        raise MalformedProgram(path, "a right program is ok and nothing else")


def _preemptions(path: Path, value: str, *, broken: bool) -> int | None:
    if value == "-":
        return None
    if not broken or not value.isdecimal():
        raise MalformedProgram(path, f"preemptions is a number, or '-', not {value!r}")
    return int(value)
