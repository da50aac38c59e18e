from __future__ import annotations

from pathlib import Path

from grader.report.overview import entry, render, write_overview
from tests.report import samples
from tests.report.page import read


def entries() -> list:
    return [entry(grade, f"{number}.html") for number, grade in enumerate(samples.every_grade())]


def test_an_overview_lists_every_submission_with_its_report() -> None:
    page = read(render(entries()))

    rows = [e for e in page.all("th") if e.attributes["scope"] == "row"]
    assert [row.text for row in rows[:3]] == ["right.py", "racy.py", "deadlock.py"]
    assert [link for link in page.links() if link.endswith(".html")] == [
        f"./{n}.html" for n in range(7)
    ]


def test_points_and_first_finding_stand_beside_a_name() -> None:
    cells = [e.text for e in read(render(entries())).all("td")]

    assert cells[2] == "5 / 10"
    assert cells[3].startswith("Wrong result in some schedules")
    assert cells[8] == "not graded"


def test_the_rate_of_each_check_counts_graded_submissions_only() -> None:
    rates = [" ".join(e.text.split()) for e in read(render(entries())).all("ul", "rates")]

    assert "Two threads lose no increment2 of 5 passed" in rates[0]


def test_an_address_cannot_leave_the_folder_by_its_form() -> None:
    page = read(render([entry(samples.right(), "javascript:alert(1)//\u202e.html")]))

    assert "./javascript%3Aalert%281%29//%E2%80%AE.html" in page.links()


def test_hostile_submissions_become_no_element() -> None:
    page = read(render(entries()))

    assert not page.all("script") + page.all("img")


def test_submissions_graded_without_isolation_are_told_of() -> None:
    assert "without isolation" in read(render(entries())).all("aside", "banner")[0].text


def test_an_empty_folder_has_an_overview_too(tmp_path: Path) -> None:
    assert "0 submissions" in write_overview([], tmp_path).read_text("utf-8")


def test_two_thousand_submissions_stay_under_three_megabytes() -> None:
    page = render(entries()[:4] * 500)

    assert len(page.encode()) < 3_000_000
    assert "How the points are spread" in page
