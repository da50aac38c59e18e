"""``exercise.yaml``: what an exercise is called, what it asks for and what it allows.

Outside data is checked here, once; the rest of the grader sees values that hold. Every mistake is
reported at once, each with its file, line and field.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Sized
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from grader.catalogue import located_yaml
from grader.catalogue.sentences import sentence, shown
from grader.errors import ManifestError
from grader.model import Limits, NameKind, Profile, RequiredName

if TYPE_CHECKING:
    from pathlib import Path

    from grader.catalogue.located_yaml import At

KIB, MIB = 1024, 1024 * 1024
DEFAULTS = Limits()

_Sized = TypeVar("_Sized", bound=Sized)


def _wrong(problem: str) -> PydanticCustomError:
    return PydanticCustomError("wrong", "{problem}", {"problem": problem})


def _within(lowest: float, highest: float) -> AfterValidator:
    def check(value: float) -> float:
        if not lowest <= value <= highest:  # not-a-number is outside as well
            raise _wrong(f"{value} is out of range; from {lowest} to {highest} is allowed")
        return value

    return AfterValidator(check)


def _matching(pattern: str, wanted: str, *, names: bool = True) -> AfterValidator:
    def check(value: str) -> str:
        reserved = names and keyword.iskeyword(value.removesuffix(".py"))
        if reserved or not re.fullmatch(pattern, value):
            raise _wrong(f"{shown(value)} is not {wanted}")
        return value

    return AfterValidator(check)


def _filled(values: _Sized) -> _Sized:
    if not values:
        raise _wrong("must not be empty")
    return values


def _unique(values: list[str]) -> list[str]:
    twice = sorted({value for value in values if values.count(value) > 1})
    if twice:
        raise _wrong(f"{twice[0]!r} is listed twice")
    return values


_IDENTIFIER = r"[A-Za-z_]\w*"
_Line = Annotated[
    str, _matching(r"\S|\S[^\n]*\S", "one line of text without blanks around it", names=False)
]
_Identifier = Annotated[str, _matching(_IDENTIFIER, "a Python name")]
_Module = Annotated[str, _matching(rf"{_IDENTIFIER}(\.{_IDENTIFIER})*", "a dotted Python name")]
_File = Annotated[str, _matching(r"[a-z][a-z0-9_]*\.py", "a name such as counter.py")]
_Lines = Annotated[list[_Line], AfterValidator(_filled), AfterValidator(_unique)]
_Identifiers = Annotated[list[_Identifier], AfterValidator(_unique)]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class LimitsSection(_Section):
    """``limits``: what is left out keeps its default (see :class:`grader.model.Limits`)."""

    source_bytes: Annotated[int, _within(KIB, 4 * MIB)] = DEFAULTS.source_bytes
    check_s: Annotated[float, _within(0.1, 60)] = DEFAULTS.check_s
    total_s: Annotated[float, _within(1, 600)] = DEFAULTS.total_s
    memory_bytes: Annotated[int, _within(64 * MIB, 4096 * MIB)] = DEFAULTS.memory_bytes
    processes: Annotated[int, _within(2, 1024)] = DEFAULTS.processes
    output_bytes: Annotated[int, _within(KIB, 4 * MIB)] = DEFAULTS.output_bytes

    @model_validator(mode="after")
    def _one_check_fits(self) -> LimitsSection:
        if self.check_s > self.total_s:
            raise _wrong(f"check_s ({self.check_s}) is more than total_s ({self.total_s})")
        return self


class NameSection(_Section):
    """``api.<name>``: what a name of the submission has to be."""

    kind: Annotated[NameKind, Field(strict=False)]
    methods: _Identifiers = []
    attributes: _Identifiers = []

    @model_validator(mode="after")
    def _only_classes_have_members(self) -> NameSection:
        is_class = self.kind in {NameKind.CLASS, NameKind.EXCEPTION}
        if not is_class and (self.methods or self.attributes):
            raise _wrong(f"a {self.kind.value} has no methods or attributes to list")
        return self


class PolicySection(_Section):
    """``policy``: what a submission may not do."""

    forbidden_imports: Annotated[list[_Module], AfterValidator(_unique)] = []


class Manifest(_Section):
    """A validated ``exercise.yaml``."""

    title: _Line
    kind: Literal["explored", "observed"]
    runtime: Literal["python-3.13"]
    file: _File
    topics: _Lines
    lesson: _Lines
    profile: Annotated[Profile, Field(strict=False)]
    limits: LimitsSection = LimitsSection()
    api: Annotated[dict[_Identifier, NameSection], AfterValidator(_filled)]
    policy: PolicySection = PolicySection()

    def required_names(self) -> tuple[RequiredName, ...]:
        """Return the names that a submission must offer."""
        return tuple(
            RequiredName(
                name=name,
                kind=wanted.kind,
                methods=tuple(wanted.methods),
                attributes=tuple(wanted.attributes),
            )
            for name, wanted in self.api.items()
        )


def read(path: Path) -> Manifest:
    """Read and validate a manifest.

    Raises:
        ManifestError: The file has mistakes; all of them are listed, in the order of the lines.
    """
    document = located_yaml.read(path)
    mistakes = dict(document.mistakes)
    try:
        manifest = Manifest.model_validate(document.data)
    except ValidationError as error:
        for wrong in error.errors(include_url=False):
            at = _within_data(wrong["loc"])
            mistakes.setdefault(at, document.mistake(at, sentence(wrong, _known_at(at))))
    else:
        if not mistakes:
            return manifest
    raise ManifestError(tuple(sorted(mistakes.values(), key=lambda mistake: mistake.line or 0)))


def _within_data(at: At) -> At:
    """Drop the step that pydantic adds where the key itself, not its value, is wrong."""
    return at[:-1] if at and at[-1] == "[key]" else at


def _known_at(at: At) -> tuple[str, ...]:
    match at[:-1]:
        case ():
            section: type[_Section] = Manifest
        case ("limits",):
            section = LimitsSection
        case ("policy",):
            section = PolicySection
        case _:
            section = NameSection
    return tuple(section.model_fields)
