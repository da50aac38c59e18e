"""SARIF 2.1.0: findings at the lines of the submission, for code scanning and editors.

Every finding of a check is a result; its rule is the verdict. Checks that were passed are no results,
nor are those that a fault of ours or the exercise's ended: faults are notifications of an invocation
that did not succeed.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from grader.model import Blame, Interleaving, Outcome, Rejection, Verdict
from grader.report import document, wording
from grader.report.account import name, one_line, summary
from grader.report.caps import fitted
from grader.report.interface import ReportWriter
from grader.report.places import Places
from grader.report.threadflow import Flows, message
from grader.report.wording import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.model import CheckResult, Grade
    from grader.report.caps import Caps

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_MOST_BYTES = 1_000_000
_MOST_RELATED = 20
_LONGEST_PATH = 4_096
_LEVELS = {Tone.LOST: "error", Tone.NOTE: "note"}


class SarifReport(ReportWriter):
    """Writes a log with one run."""

    name = "sarif"
    suffix = ".sarif"

    def __init__(self, *, path: str = "") -> None:
        """Make a writer.

        Args:
            path: Where the submission lies in its repository; its name if left out.
        """
        self._path = path

    def render(self, grade: Grade) -> str:
        """Return the log."""
        uri = address(self._path or grade.submission)
        return fitted(lambda caps: document.to_text(_log(_Run(grade, uri, caps))), _MOST_BYTES)


def address(path: str) -> str:
    """Return a relative address for a path that leads nowhere else, whatever the path is."""
    parts = [part for part in path[:_LONGEST_PATH].split("/") if part not in {"", ".", ".."}]
    return "/".join(quote(_bytes(part), safe="") for part in parts) or "submission"


def _bytes(part: str) -> bytes:
    try:
        return part.encode("utf-8", "surrogateescape")  # a name that is no UTF-8 is found again
    except UnicodeEncodeError:
        return part.encode("utf-8", "replace")


def _log(run: _Run) -> dict[str, Any]:
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run.to_plain()]}


class _Run:
    """The run that graded one submission."""

    def __init__(self, grade: Grade, uri: str, caps: Caps) -> None:
        self._grade = grade
        self._uri = uri
        self._caps = caps
        self._places = Places(grade)
        self._flows = Flows(uri, self._places, caps)
        self._rules: dict[str, dict[str, Any]] = {}

    def to_plain(self) -> dict[str, Any]:
        """Return the run; the results come first, since they say which rules there are."""
        results = list(self._results())
        return {
            "tool": {
                "driver": {
                    "name": "concurrency-grader",
                    "version": self._grade.grader_version,
                    "rules": list(self._rules.values()),
                }
            },
            "automationDetails": {"id": f"{self._grade.exercise}/{self._uri}/"},
            "invocations": [self._invocation()],
            "artifacts": [self._artifact()],
            "columnKind": "unicodeCodePoints",
            "results": results,
        }

    def _artifact(self) -> dict[str, Any]:
        digest = {"hashes": {"sha-256": self._grade.sha256}} if self._grade.sha256 else {}
        return {"location": {"uri": self._uri}, "sourceLanguage": "python", **digest}

    def _invocation(self) -> dict[str, Any]:
        grade = self._grade
        if grade.outcome is not Outcome.FAULT:
            return {"executionSuccessful": True}
        code = grade.reason.code if grade.reason else Verdict.GRADER_FAULT.value
        notification = {
            "descriptor": {"id": _slug(code)},
            "level": "error",
            "message": message(summary(grade, self._caps)),
        }
        return {"executionSuccessful": False, "toolExecutionNotifications": [notification]}

    def _results(self) -> Iterator[dict[str, Any]]:
        if self._grade.outcome is Outcome.REJECTED:
            yield self._rejected()
        for check in self._grade.checks:
            if wording.tone(check) in _LEVELS:
                yield self._result(check)

    def _rejected(self) -> dict[str, Any]:
        grade = self._grade
        code = grade.reason.code if grade.reason else Rejection.UNREADABLE.value
        full = f"{wording.NOT_GRADED[Blame.STUDENT]}. {wording.WHOSE_FAULT[Blame.STUDENT]}"
        rule = self._rule(_slug(code), f"Not graded: {code}", full)
        return {
            **rule,
            "level": "error",
            "message": message(summary(grade, self._caps)),
            "locations": [self._flows.location(None)],
            "partialFingerprints": self._fingerprints("", code, None),
        }

    def _result(self, check: CheckResult) -> dict[str, Any]:
        verdict = check.verdict
        line = self._places.main(check)
        others = [other for other in self._places.all(check) if other != line]
        result = {
            **self._rule(_slug(verdict.value), wording.word(verdict), verdict.sentence),
            "level": _LEVELS[wording.tone(check)],
            "message": message(self._said(check)),
            "locations": [self._flows.location(line)],
            "partialFingerprints": self._fingerprints(check.id, verdict.value, line),
            "properties": {
                "check": check.id,
                "points": check.points,
                "maxPoints": check.max_points,
            },
        }
        if others:
            result["relatedLocations"] = [
                {"id": number, **self._flows.location(other)}
                for number, other in enumerate(others[:_MOST_RELATED], start=1)
            ]
        if isinstance(check.evidence, Interleaving):
            flow = self._flows.code_flow(check.evidence, len(self._grade.checks))
            result |= {"codeFlows": [flow]} if flow else {}
        return result

    def _said(self, check: CheckResult) -> str:
        """Return the message: a sentence by itself first, since some readers show no more."""
        found = one_line(check.message or check.verdict.sentence, self._caps.message)
        return f"{wording.word(check.verdict)}: {found} (Check: {name(check.title)}.)"

    def _rule(self, identity: str, short: str, full: str) -> dict[str, Any]:
        """Return how a result names its rule, and add the rule to the run's."""
        self._rules.setdefault(
            identity,
            {
                "id": identity,
                "shortDescription": {"text": short},
                "fullDescription": {"text": full},
                "help": {"text": full},
                "defaultConfiguration": {"level": "error"},
                "properties": {"tags": ["concurrency", "correctness"]},
            },
        )
        return {"ruleId": identity, "ruleIndex": list(self._rules).index(identity)}

    def _fingerprints(self, check: str, finding: str, line: int | None) -> dict[str, str]:
        """Return what stays the same when lines move and another schedule shows the same bug."""
        text = (self._places.text(line) or "").strip() if line is not None else ""
        told = "\0".join((self._grade.exercise, check, finding, text))
        digest = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
        return {"finding/v1": digest, "primaryLocationLineHash": f"{digest[:16]}:1"}


def _slug(term: str) -> str:
    return term.replace(" ", "-")
