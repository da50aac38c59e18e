"""Templates and the filters that make text safe in them.

Autoescape is on for every template. What comes from a student goes through ``text`` (plain),
``prose`` (sentences in which backticks mean code) or is a number.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from grader.report import wording
from grader.report.visible import MARK, visible

_CODE = re.compile(r"`([^`\n]+)`")
_SHORT = 200
_TEMPLATES = Path(__file__).parent / "templates"


@functools.cache
def environment() -> Environment:
    """Return the environment of the templates, made once per process."""
    made = Environment(
        loader=PackageLoader("grader.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(script=script, digest=digest)
    made.filters.update(
        text=text,
        plain=lambda value: visible(value, _SHORT),
        prose=prose,
        points=wording.points,
        counted=wording.counted,
        word=wording.word,
        icon=wording.icon,
        tone=lambda check: wording.tone(check).value,
        seconds=lambda seconds: f"{seconds:.2f} s",
    )
    return made


@functools.cache
def script(name: str) -> Markup:
    """Return a script of ours, to stand in a page as it is."""
    return Markup((_TEMPLATES / name).read_text(encoding="utf-8"))  # noqa: S704 - our own file


@functools.cache
def digest(name: str) -> str:
    """Return by what a Content-Security-Policy knows a script: base64 of its SHA-256."""
    return base64.b64encode(hashlib.sha256(script(name).encode()).digest()).decode()


def text(value: str, limit: int = _SHORT) -> Markup:
    """Return text with nothing hidden in it, cut and escaped."""
    return mark(visible(value, limit))


def prose(value: str, limit: int = _SHORT) -> Markup:
    """Return sentences with what stands between backticks set as code."""
    # A plain string first: Markup would escape what is put in.
    return Markup(_CODE.sub(r"<code>\1</code>", str(text(value, limit))))  # noqa: S704 - escaped above


def mark(shown: str) -> Markup:
    """Return visible text escaped, with the marks for hidden characters set apart."""
    escaped = str(escape(shown))
    if not escaped.isascii():
        escaped = MARK.sub(r'<span class="odd">\g<0></span>', escaped)
    return Markup(escaped)  # noqa: S704 - escaped above
