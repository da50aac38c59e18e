"""Readers of every format that are not ours: libraries, schemas, the rules of a site's own reader."""

from __future__ import annotations

import base64
import csv
import functools
import io
import json
from typing import Any

import jsonschema
import junitparser
import xmlschema
from markdown_it import MarkdownIt
from markdown_it.token import Token

from grader.report.schema import grade_schema
from grader.settings import REPOSITORY

DATA = REPOSITORY / "tests" / "data"


@functools.cache
def _schema(name: str) -> Any:
    return json.loads((DATA / name).read_text("utf-8"))


@functools.cache
def _xml_schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(DATA / "junit-10.xsd"))


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


def json_of(text: str) -> Any:
    """Read JSON as strict readers do: no NaN, no lone surrogate."""
    value = json.loads(text, parse_constant=_refuse)
    json.dumps(value, ensure_ascii=False).encode("utf-8")
    return value


def _by_schema(name: str, text: str) -> Any:
    value = json_of(text)
    jsonschema.Draft202012Validator(_schema(name)).validate(value)
    return value


def record(text: str) -> Any:
    value = json_of(text)
    jsonschema.Draft202012Validator(grade_schema()).validate(value)
    return value


def gradescope(text: str) -> Any:
    return _by_schema("gradescope.json", text)


def prairielearn(text: str) -> Any:
    assert len(text) < 1_000_000
    return _by_schema("prairielearn.json", text)


def exercism(text: str) -> Any:
    assert len(text) <= 500_000
    return _by_schema("exercism.json", text)


def classroom(text: str) -> Any:
    """Read what the reporter takes from its environment, of which Linux takes 128 KiB."""
    assert len(text) < 128 * 1024
    return _by_schema("classroom.json", base64.b64decode(text, validate=False).decode("utf-8"))


def autolab(text: str) -> tuple[Any, Any]:
    """Return the feedback and the scores, from the last two lines of an output."""
    *_, feedback, result = ("output before\n" + text).splitlines()
    for kind, line in (("feedback", feedback), ("result", result)):
        schema = {**_schema("autolab.json"), "$ref": f"#/$defs/{kind}"}
        jsonschema.Draft202012Validator(schema).validate(json_of(line))
    return json.loads(feedback), json.loads(result)["scores"]


def junit(text: str) -> junitparser.JUnitXml:
    _xml_schema().validate(io.StringIO(text))
    return junitparser.JUnitXml.fromstring(text.encode("utf-8"))


def sarif(text: str) -> Any:
    """Return the run of a log that fits the standard's schema."""
    log = json_of(text)
    jsonschema.Draft4Validator(_schema("sarif-2.1.0-rtm.5.json")).validate(log)
    (run,) = log["runs"]
    return run


def table(text: str) -> list[dict[str, str | float]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), quoting=csv.QUOTE_NONNUMERIC))


def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def tokens(text: str) -> list[Token]:
    """Return all tokens of Markdown, those within lines as well."""
    flat: list[Token] = []
    for token in _markdown().parse(text):
        flat += [token, *(token.children or ())]
    return flat


def page(text: str) -> str:
    """Return Markdown as HTML."""
    return str(_markdown().render(text))


READERS = {
    "autolab": autolab,
    "classroom": classroom,
    "csv": table,
    "exercism": exercism,
    "gradescope": gradescope,
    "json": record,
    "junit": junit,
    "markdown": tokens,
    "prairielearn": prairielearn,
    "sarif": sarif,
}
"""Reader by format; the page has tests of its own."""
