"""Text can be told from what it stands on: WCAG 2.2 AA asks for 4.5 to 1."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

import grader.report

STYLE = Path(grader.report.__file__).with_name("templates") / "style.css"
TEXT = ("ink", "soft", "link", "good", "lost", "note", "fault")
GROUND = ("page", "paper", "sunk")
THREADS = tuple(f"t{number}" for number in range(6))
SYNTAX = ("k", "s", "c", "m", "f", "b")
TONES = ("good", "lost", "note", "fault")
PAIRS = (
    *itertools.product(TEXT, GROUND),
    *itertools.product((*SYNTAX, "ink", "soft"), ("paper", *(f"{tone}-bg" for tone in TONES))),
    *((tone, f"{tone}-bg") for tone in TONES),
    *(("link", f"{tone}-bg") for tone in TONES),
    *itertools.product(THREADS, ("paper",)),
)


def theme(index: int) -> dict[str, str]:
    blocks = re.findall(r":root \{(.*?)\}", STYLE.read_text("utf-8"), re.DOTALL)
    return dict(re.findall(r"--([\w-]+): #([0-9a-f]{6})", blocks[index]))


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("index", [0, 1], ids=("light", "dark"))
def test_every_text_can_be_read_on_its_ground(index: int) -> None:
    colours = theme(index)

    weak = [
        (text, ground, round(contrast(colours[text], colours[ground]), 2))
        for text, ground in PAIRS
        if contrast(colours[text], colours[ground]) < 4.5
    ]
    assert weak == []


def test_both_themes_name_the_same_colours() -> None:
    assert theme(0).keys() == theme(1).keys()
