from __future__ import annotations

import dataclasses
from typing import Any
from urllib.parse import urlsplit

import pytest

from grader.model import Grade, Interleaving, Verdict
from grader.report.sarif import SarifReport, address
from tests.report import samples
from tests.report.attacks import ATTACKS, attacked
from tests.report.reading import sarif


def run(grade: Grade, path: str = "") -> Any:
    return sarif(SarifReport(path=path).render(grade))


def region(location: Any) -> Any:
    return location["physicalLocation"].get("region")


def test_a_finding_is_a_result_at_the_student_s_line_and_a_passed_check_is_none() -> None:
    found = run(samples.racy())

    assert [r["properties"]["check"] for r in found["results"]] == [
        "two_threads_lose_nothing",
        "three_threads_lose_nothing",
    ]
    assert region(found["results"][0]["locations"][0]) == {
        "startLine": 12,
        "startColumn": 9,
        "endColumn": 25,
        "snippet": {"text": "old = self.value"},
    }
    assert [region(x)["startLine"] for x in found["results"][0]["relatedLocations"]] == [13]
    assert run(samples.right())["results"] == []


def test_the_rule_is_the_verdict() -> None:
    found = run(samples.syntax_error())

    assert [rule["id"] for rule in found["tool"]["driver"]["rules"]] == ["syntax-error"]
    assert {(r["ruleId"], r["ruleIndex"]) for r in found["results"]} == {("syntax-error", 0)}


def test_a_schedule_is_a_flow_for_each_thread_in_one_order_of_execution() -> None:
    (flow,) = run(samples.racy())["results"][0]["codeFlows"]
    threads = {t["message"]["text"]: t["locations"] for t in flow["threadFlows"]}
    told = sorted(
        (step["executionOrder"], name, step["location"]["message"]["text"])
        for name, steps in threads.items()
        for step in steps
    )

    assert list(threads) == ["main", "Thread-1", "Thread-2"]
    assert all(
        steps == sorted(steps, key=lambda step: step["executionOrder"])
        for steps in threads.values()
    )
    assert [order for order, _, _ in told] == [1, 2, 3, 4, 5, 6, 7]
    assert told[2] == (3, "Thread-2", "Thread-2 reads self.value → 0")
    assert threads["Thread-2"][0]["state"] == {"self.value": {"text": "0"}}
    assert [step["importance"] for step in threads["Thread-1"]] == ["essential", "essential"]


def test_a_step_in_a_driver_lies_in_the_driver() -> None:
    (flow,) = run(samples.racy())["results"][0]["codeFlows"]
    places = [s["location"]["physicalLocation"] for s in flow["threadFlows"][0]["locations"]]

    assert {place["artifactLocation"]["uri"] for place in places} == {"drivers.py"}


def fingerprints(grade: Grade) -> list[str]:
    return [r["partialFingerprints"]["primaryLocationLineHash"] for r in run(grade)["results"]]


def moved(grade: Grade) -> Grade:
    """Return a grade as if a line were put before all others, and another schedule were found."""

    def shift(check: Any) -> Any:
        found = check.evidence
        if not isinstance(found, Interleaving):
            return check
        steps = tuple(
            dataclasses.replace(step, line=step.line + 1) if step.own else step
            for step in found.steps
        )
        return dataclasses.replace(
            check,
            evidence=dataclasses.replace(found, steps=steps, token="other"),  # noqa: S106 - no password
        )

    return dataclasses.replace(
        grade,
        source=f"# new\n{grade.source}",
        sha256="0" * 64,
        checks=tuple(shift(check) for check in grade.checks),
    )


def test_a_fingerprint_outlives_moved_lines_and_tells_findings_apart() -> None:
    before = fingerprints(samples.racy())

    assert fingerprints(moved(samples.racy())) == before
    assert len(set(before)) == len(before)


def test_a_fault_is_a_run_that_did_not_succeed_and_no_result() -> None:
    found = run(samples.fault())
    (invocation,) = found["invocations"]
    (notification,) = invocation["toolExecutionNotifications"]

    assert found["results"] == []
    assert invocation["executionSuccessful"] is False
    assert notification["descriptor"]["id"] == "grader-fault"
    assert run(samples.racy())["invocations"] == [{"executionSuccessful": True}]


def test_a_rejected_submission_is_a_result_about_the_file() -> None:
    (result,) = run(samples.rejected())["results"]

    assert result["ruleId"] == "not-text"
    assert region(result["locations"][0]) == {"startLine": 1}


def test_advice_that_costs_nothing_is_a_note() -> None:
    check = samples.racy().checks[1]
    advice = dataclasses.replace(check, verdict=Verdict.DATA_RACE, points=check.max_points)
    (result,) = run(dataclasses.replace(samples.racy(), checks=(advice,)))["results"]

    assert result["level"] == "note"


def test_a_line_that_is_not_there_is_not_pointed_at() -> None:
    grade = dataclasses.replace(samples.racy(), source="x = 1\n")

    assert region(run(grade)["results"][0]["locations"][0]) == {"startLine": 1}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("counter.py", "counter.py"),
        ("students/ada lovelace/counter.py", "students/ada%20lovelace/counter.py"),
        ("../../etc/passwd", "etc/passwd"),
        ("//evil.example/x", "evil.example/x"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
        ("Zoë.py", "Zo%C3%AB.py"),
        ("a\udcffb.py", "a%FFb.py"),
        ("a\ud800b.py", "a%3Fb.py"),
        ("", "submission"),
    ],
)
def test_an_address_leads_to_no_other_place(path: str, uri: str) -> None:
    assert address(path) == uri


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_no_text_becomes_a_link(attack: str) -> None:
    def walk(value: Any) -> None:
        if isinstance(value, dict):
            assert "](" not in value.get("text", "")
            parts = urlsplit(value.get("uri", "x"))
            assert not parts.scheme
            assert not parts.netloc
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            if isinstance(item, dict | list) and key != "snippet":  # a piece of the file as it is
                walk(item)

    walk(run(attacked(attack))["results"])


def test_the_path_within_the_repository_is_the_artifact_s() -> None:
    found = run(samples.racy(), path="students/ada/racy.py")

    assert found["artifacts"][0]["location"]["uri"] == "students/ada/racy.py"
    assert found["automationDetails"]["id"] == "race-counter/students/ada/racy.py/"
