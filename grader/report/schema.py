"""The JSON Schema of a grade, made from the types themselves.

``python -m grader.report.schema`` writes it to ``docs/grade.schema.json``; a test fails when that
file no longer says what the types say.
"""

from __future__ import annotations

import ast
import inspect
import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from grader import model
from grader.report.atomic import write_text

STORED = Path(__file__).resolve().parents[2] / "docs" / "grade.schema.json"
_CONSTANT = {"schema", "kind"}
"""Fields that tell forms apart: the default is the only value."""
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def grade_schema() -> dict[str, Any]:
    """Return the schema of what :func:`grader.report.plain.to_plain` returns."""
    schema = TypeAdapter(model.Grade).json_schema(mode="serialization")
    definitions = schema.pop("$defs")
    for name, definition in {**definitions, "Grade": schema}.items():
        _describe(name, definition)
        _tidy(definition)
    return {
        "$schema": _DIALECT,
        "$id": model.SCHEMA,
        "title": "Grade",
        **schema,
        "$defs": definitions,
    }


def read(text: str) -> model.Grade:
    """Return the grade that a record holds; the student's text is not part of it.

    Raises:
        pydantic.ValidationError: The record does not have the form of a grade.
    """
    return TypeAdapter(model.Grade).validate_json(text)


def to_text() -> str:
    """Return the schema as it is stored."""
    return json.dumps(grade_schema(), indent=2, ensure_ascii=False) + "\n"


def _tidy(definition: dict[str, Any]) -> None:
    """Demand every field, since every one is written, and fix those that have but one value."""
    definition.pop("title", None)
    fields = definition.get("properties", {})
    for name, field in fields.items():
        field.pop("title", None)
        default = field.pop("default", None)
        if name in _CONSTANT:
            field["const"] = default
    if fields:
        definition["required"] = list(fields)


def _describe(name: str, definition: dict[str, Any]) -> None:
    texts = _docstrings()
    if name in texts:
        definition["description"] = texts[name]
    for field, schema in definition.get("properties", {}).items():
        if f"{name}.{field}" in texts:
            schema["description"] = texts[f"{name}.{field}"]


def _docstrings() -> dict[str, str]:
    """Return the texts under the classes of the model and under their fields."""
    texts: dict[str, str] = {}
    for node in ast.parse(inspect.getsource(model)).body:
        if not isinstance(node, ast.ClassDef):
            continue
        texts[node.name] = _one_line(ast.get_docstring(node) or "")
        for field, text in zip(node.body, node.body[1:], strict=False):
            match field, text:
                case (
                    ast.AnnAssign(target=ast.Name(id=name)),
                    ast.Expr(value=ast.Constant(value=str(words))),
                ):
                    texts[f"{node.name}.{name}"] = _one_line(words)
    return texts


def _one_line(text: str) -> str:
    return " ".join(text.replace("``", "`").split())


if __name__ == "__main__":
    write_text(STORED, to_text())
