"""Every mistake that a manifest can hold is told with its line, its field and what is allowed."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from grader.catalogue import located_yaml, manifest
from grader.errors import ManifestError
from grader.model import Limits, NameKind, Profile

VALID = """\
title: A small exercise
kind: explored
runtime: python-3.13
file: small.py
topics: [shared memory]
lesson: [Threads share memory.]
profile: threads
limits: {check_s: 3}
api:
  Small: {kind: class, methods: [grow], attributes: [size]}
"""


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def path(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where to write a manifest; read with and without the C library."""
    monkeypatch.setattr(located_yaml, "_Loader", getattr(yaml, request.param))
    return tmp_path / "exercise.yaml"


def mistakes(path: Path, text: str) -> list[str]:
    """Return what is said about a manifest, without the path."""
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ManifestError) as caught:
        manifest.read(path)
    return [str(mistake).removeprefix(str(path)) for mistake in caught.value.mistakes]


def test_a_valid_manifest_is_read(path: Path) -> None:
    path.write_text(VALID, encoding="utf-8")

    found = manifest.read(path)

    assert found.title == "A small exercise"
    assert found.profile is Profile.THREADS
    assert found.limits.check_s == 3
    assert found.limits.total_s == Limits().total_s
    (small,) = found.required_names()
    assert (small.name, small.kind) == ("Small", NameKind.CLASS)
    assert (small.methods, small.attributes) == (("grow",), ("size",))


def test_a_manifest_with_byte_order_mark_and_windows_line_ends_is_read(path: Path) -> None:
    path.write_bytes(VALID.replace("\n", "\r\n").encode("utf-8-sig"))

    assert manifest.read(path).file == "small.py"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "explored",
            "explore",
            ":2: kind: 'explore' is not one of explored, observed; did you mean 'explored'?",
        ),
        ("kind: explored", "kind: 7", ":2: kind: 7 is not one of explored, observed"),
        (
            "3.13",
            "2.7",
            ":3: runtime: 'python-2.7' is not one of python-3.13; did you mean 'python-3.13'?",
        ),
        (
            "profile: threads",
            "profile: [threads]",
            ":7: profile: a list is not one of threads, processes",
        ),
        (
            "kind: class",
            "kind: klass",
            ":10: api.Small.kind: 'klass' is not one of class, function, exception, value; did you mean 'class'?",
        ),
        (
            "title: A small exercise",
            "title: 3.13",
            ":1: title: must be text, not 3.13; put it in quotes",
        ),
        (
            "title: A small exercise",
            "title: on",
            ":1: title: must be text, not true; put it in quotes",
        ),
        (
            "title: A small exercise",
            "title: 2026-01-02",
            ":1: title: must be text, not 2026-01-02; put it in quotes",
        ),
        ("title: A small exercise", "title:", ":1: title: must be text, not nothing"),
        (
            "title: A small exercise",
            'title: " "',
            ":1: title: ' ' is not one line of text without blanks around it",
        ),
        ("small.py", "Small.java", ":4: file: 'Small.java' is not a name such as counter.py"),
        ("small.py", "../small.py", ":4: file: '../small.py' is not a name such as counter.py"),
        ("small.py", "class.py", ":4: file: 'class.py' is not a name such as counter.py"),
        ("[shared memory]", "shared memory", ":5: topics: must be a list, not 'shared memory'"),
        ("[shared memory]", "[]", ":5: topics: must not be empty"),
        ("[shared memory]", "[a, 2]", ":5: topics[2]: must be text, not 2; put it in quotes"),
        ("[shared memory]", "[a, b, a]", ":5: topics: 'a' is listed twice"),
        ("check_s: 3", "check_s: three", ":8: limits.check_s: must be a number, not 'three'"),
        ("check_s: 3", "check_s: true", ":8: limits.check_s: must be a number, not true"),
        (
            "check_s: 3",
            "check_s: 0",
            ":8: limits.check_s: 0.0 is out of range; from 0.1 to 60 is allowed",
        ),
        (
            "check_s: 3",
            "check_s: .nan",
            ":8: limits.check_s: nan is out of range; from 0.1 to 60 is allowed",
        ),
        ("check_s: 3", "processes: 2.5", ":8: limits.processes: must be a whole number, not 2.5"),
        (
            "check_s: 3",
            "processes: 1",
            ":8: limits.processes: 1 is out of range; from 2 to 1024 is allowed",
        ),
        (
            "check_s: 3",
            "check_s: 30, total_s: 20",
            ":8: limits: check_s (30.0) is more than total_s (20.0)",
        ),
        ("check_s: 3", "chekc_s: 3", ":8: limits.chekc_s: unknown field; did you mean 'check_s'?"),
        ("{check_s: 3}", "fast", ":8: limits: must be a mapping (name: value), not 'fast'"),
        ("{check_s: 3}", "", ":8: limits: must be a mapping (name: value), not nothing"),
        ("topics:", "topic:", ":5: topic: unknown field; did you mean 'topics'?"),
        ("Small:", "2Small:", ":10: api.2Small: '2Small' is not a Python name"),
        ("Small:", "lambda:", ":10: api.lambda: 'lambda' is not a Python name"),
        ("[grow]", "[grow()]", ":10: api.Small.methods[1]: 'grow()' is not a Python name"),
        (
            "kind: class",
            "kind: function",
            ":10: api.Small: a function has no methods or attributes to list",
        ),
        ("kind: class, ", "", ":10: api.Small.kind: is missing"),
        (
            "kind: class",
            "kind: class, args: 2",
            ":10: api.Small.args: unknown field; known: attributes, kind, methods",
        ),
        (
            "limits:",
            "policy: {forbidden_imports: [os.]}\nlimits:",
            ":8: policy.forbidden_imports[1]: 'os.' is not a dotted Python name",
        ),
        (
            "limits:",
            "policy: {forbidden: [os]}\nlimits:",
            ":8: policy.forbidden: unknown field; did you mean 'forbidden_imports'?",
        ),
        (
            "kind: explored",
            "kind: explored\nkind: observed",
            ":3: kind: given twice; first in line 2",
        ),
        (
            "kind: class",
            "kind: class, kind: value",
            ":10: api.Small.kind: given twice; first in line 10",
        ),
        ("title: A", "1: x\ntitle: A", ":1: 1: a field's name must be text"),
        ("title: A", "[x]: x\ntitle: A", ":1: ?: a field's name must be text"),
        (
            "A small exercise",
            "!!python/object:os.system x",
            ":1: title: cannot be understood: could not determine a constructor",
        ),
        (
            "title: A small exercise",
            "title: 2026-13-45",
            ":1: title: cannot be understood: month must be in 1..12",
        ),
        (
            "[grow], attributes: [size]",
            "&names [grow], attributes: *names",
            ":10: api.Small.attributes: an alias (*name) is not allowed here; write the value out",
        ),
    ],
)
def test_a_mistake_is_told_with_line_field_and_what_is_allowed(
    path: Path, old: str, new: str, said: str
) -> None:
    assert old in VALID
    found = mistakes(path, VALID.replace(old, new, 1))

    assert any(one.startswith(said) for one in found), found


def test_one_mistake_is_told_once(path: Path) -> None:
    assert mistakes(path, VALID.replace("explored", "*x").replace("A small", "&x A small")) == [
        ":2: kind: an alias (*name) is not allowed here; write the value out"
    ]


def test_all_mistakes_are_told_at_once_in_the_order_of_the_lines(path: Path) -> None:
    text = VALID.replace("explored", "x").replace("small.py", "x").replace("[grow]", "grow")

    assert [one.split(":")[1] for one in mistakes(path, text)] == ["2", "4", "10"]


def test_every_field_that_is_missing_is_named(path: Path) -> None:
    named = {one.split(": ")[1] for one in mistakes(path, "limits: {check_s: 3}\n")}

    assert named == {"title", "kind", "runtime", "file", "topics", "lesson", "profile", "api"}


def test_an_api_without_names_is_a_mistake(path: Path) -> None:
    text = VALID[: VALID.index("api:")] + "api: {}\n"

    assert mistakes(path, text) == [":9: api: must not be empty"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ": the file is empty; it must hold a mapping (name: value)"),
        ("# nothing\n", ": the file is empty; it must hold a mapping (name: value)"),
        ("\n- a\n", ":2: the file must hold a mapping (name: value)"),
        ("title: a\n  kind: b\n", ":2: not valid YAML: mapping values are not allowed"),
        ("title: 'a\n", ": not valid YAML: found unexpected end of stream"),
        ("title: a\n---\ntitle: b\n", ":2: not valid YAML: but found another document"),
        ("title: a\x07b\n", ": not valid YAML: "),
    ],
)
def test_a_file_that_is_no_manifest_at_all_is_a_mistake(path: Path, text: str, said: str) -> None:
    (found,) = mistakes(path, text)

    assert said.split(": ", 1)[1] in found
    assert said.split(": ", 1)[0] in found


def test_a_file_that_is_not_utf8_is_a_mistake(path: Path) -> None:
    path.write_bytes(VALID.replace("small ", "größte ").encode("latin-1"))

    with pytest.raises(ManifestError, match="not UTF-8 text"):
        manifest.read(path)


def test_a_manifest_that_refers_to_itself_comes_to_an_end(path: Path) -> None:
    found = mistakes(path, "title: a\nlimits: &x\n  check_s: *x\n")

    assert any("limits.check_s: an alias" in one for one in found)


def test_the_limits_of_a_manifest_are_those_of_the_model() -> None:
    section = manifest.LimitsSection()

    assert dict(section) == {field.name: getattr(Limits(), field.name) for field in fields(Limits)}
