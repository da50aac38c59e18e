"""JUnit XML as pytest and Surefire write it: what the student has to mend fails, the rest is an error.

A submission that was rejected, and a fault that no check shows, are a test case of their own. Points are
properties of the suite: the schema knows none of a test case.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from grader.model import Blame, Outcome, Verdict
from grader.report import wording
from grader.report.account import HANDED_IN, account, name, one_line, summary
from grader.report.caps import fitted
from grader.report.interface import ReportWriter

if TYPE_CHECKING:
    from grader.model import CheckResult, Grade
    from grader.report.caps import Caps

_MOST_BYTES = 1_000_000
_ATTRIBUTE = 300
_COMMAND_AT_START = re.compile(r"^(\s*):(?=:)", re.MULTILINE)


class JunitReport(ReportWriter):
    """Writes a test suite with a test case for each check."""

    name = "junit"
    suffix = ".xml"

    def render(self, grade: Grade) -> str:
        """Return the document."""
        return fitted(lambda caps: _text(_suites(grade, caps)), _MOST_BYTES)


def _text(root: ET.Element) -> str:
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    # References, so that the text stays what it is and no line of a log is a command to the runner.
    text = _COMMAND_AT_START.sub(r"\1&#58;", text.replace("##", "#&#35;"))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _suites(grade: Grade, caps: Caps) -> ET.Element:
    cases = [_case(check, grade, caps) for check in grade.checks]
    if grade.outcome is not Outcome.GRADED and not any(map(_is_at_fault, grade.checks)):
        cases.append(_not_graded(grade, caps))
    counts = {
        "tests": str(len(cases)),
        "failures": str(sum(case.find("failure") is not None for case in cases)),
        "errors": str(sum(case.find("error") is not None for case in cases)),
    }
    root = ET.Element("testsuites", {"name": "concurrency-grader", **counts})
    suite = ET.SubElement(
        root, "testsuite", {"name": f"{grade.exercise} · {name(grade.submission)}", **counts}
    )
    suite.set("skipped", "0")
    suite.set("time", f"{grade.duration_s:.3f}")
    suite.append(_properties(grade))
    suite.extend(cases)
    ET.SubElement(suite, "system-out").text = summary(grade, caps)
    return root


def _properties(grade: Grade) -> ET.Element:
    values = {
        "outcome": grade.outcome.value,
        "sha256": grade.sha256 or "",
        "sandbox": grade.sandbox,
        "image": grade.image or "",
        "grader_version": grade.grader_version,
        "max_points": wording.points(grade.max_points),
    }
    if grade.outcome is not Outcome.FAULT:
        values["points"] = wording.points(grade.points)
    if grade.outcome is Outcome.GRADED:
        for check in grade.checks:
            got, most = wording.points(check.points), wording.points(check.max_points)
            values[f"points.{check.id}"] = f"{got}/{most}"
    element = ET.Element("properties")
    for key, value in values.items():
        ET.SubElement(element, "property", name=key, value=one_line(value, _ATTRIBUTE))
    return element


def _is_at_fault(check: CheckResult) -> bool:
    return wording.tone(check) is wording.Tone.FAULT


def _case(check: CheckResult, grade: Grade, caps: Caps) -> ET.Element:
    case = ET.Element(
        "testcase",
        classname=f"{grade.exercise}.{grade.suite.value}",
        name=name(check.title),
        time=f"{check.duration_s:.3f}",
    )
    if check.verdict is Verdict.PASSED:
        return case
    text = account(check, caps, len(grade.checks))
    tone = wording.tone(check)
    if tone is wording.Tone.NOTE:
        ET.SubElement(case, "system-out").text = text
        return case
    ET.SubElement(
        case,
        "error" if tone is wording.Tone.FAULT else "failure",
        type=check.verdict.value,
        message=one_line(check.message or check.verdict.sentence, _ATTRIBUTE),
    ).text = text
    return case


def _not_graded(grade: Grade, caps: Caps) -> ET.Element:
    blamed_on_student = grade.reason is not None and grade.reason.blame is Blame.STUDENT
    case = ET.Element(
        "testcase",
        classname=f"{grade.exercise}.{grade.suite.value}",
        name=HANDED_IN if blamed_on_student else "Grading",
        time=f"{grade.duration_s:.3f}",
    )
    text = summary(grade, caps)
    ET.SubElement(
        case,
        "failure" if blamed_on_student else "error",
        type=grade.reason.code if grade.reason else grade.outcome.value,
        message=one_line(text, _ATTRIBUTE),
    ).text = text
    return case
