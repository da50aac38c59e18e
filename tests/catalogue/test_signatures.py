from __future__ import annotations

from pathlib import Path

import pytest

from grader import catalogue
from grader.catalogue.signatures import Signature, signatures
from grader.errors import ManifestError
from tests.catalogue.conftest import write

API = """\
api:
  work:
    kind: function
  Shop:
    kind: class
    methods: [sell]
    attributes: [open, price, stock, nowhere]
  Closed:
    kind: exception
  CHOICES:
    kind: value
  missing:
    kind: function
"""
STARTER = '''\
CHOICES: dict[str, str] = {}


class Closed(Exception):
    """Nothing is sold any more.

    Not even at night.
    """


class Shop:
    price: float

    def __init__(self, stock: int = 3) -> None:
        self.stock: int = stock

    @property
    def open(self) -> bool:
        """Whether ``sell`` can be called."""
        return True

    def sell(self, *items: str, cash: bool = True) -> None: ...


def work(n, run=print): ...
'''


def found(folder: Path) -> dict[str, Signature]:
    manifest = (folder / "exercise.yaml").read_text(encoding="utf-8")
    write(folder / "exercise.yaml", manifest.partition("api:")[0] + API)
    return {one.text.split("(")[0]: one for one in signatures(catalogue.load(folder))}


def test_every_name_has_the_form_that_the_starter_gives_it(folder: Path) -> None:
    write(folder / "starter.py", STARTER)

    assert [(name.text, name.says) for name in found(folder).values()] == [
        ("def work(n, run=print)", ""),
        ("class Shop", ""),
        ("class Closed(Exception)", "Nothing is sold any more."),
        ("CHOICES: dict[str, str]", ""),
        ("def missing(…)", ""),
    ]


def test_a_class_shows_how_it_is_made_and_what_is_demanded_of_it(folder: Path) -> None:
    write(folder / "starter.py", STARTER)

    assert [(member.text, member.says) for member in found(folder)["class Shop"].members] == [
        ("def __init__(self, stock: int=3) -> None", ""),
        ("def sell(self, *items: str, cash: bool=True) -> None", ""),
        ("open: bool", "Whether `sell` can be called."),
        ("price: float", ""),
        ("stock: int", ""),
        ("nowhere", ""),
    ]


def test_a_starter_that_is_no_python_is_a_mistake_with_its_line(folder: Path) -> None:
    write(folder / "starter.py", "class Shop:\n    def sell(:\n")

    with pytest.raises(ManifestError, match=r"starter\.py:2: cannot be read"):
        found(folder)
