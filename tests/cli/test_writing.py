"""Reports in other formats, from the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from grader.cli.verdicts import print_end
from grader.cli.writing import Wish, wishes
from grader.errors import ReportError, UsageError
from grader.report.formats import FORMATS
from grader.settings import REPOSITORY
from tests.report import samples
from tests.report.attacks import ATTACKS, attacked_rejection
from tests.report.reading import gradescope, junit, sarif
from tests.report.test_formats import commands, hidden

SUBMISSION = Path("counter.py")


def one(written: str, submission: Path = SUBMISSION) -> Wish:
    (wish,) = wishes([written], None, submission)
    return wish


def grader(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "grader", *arguments]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(REPOSITORY)}
    return subprocess.run(command, capture_output=True, check=False, cwd=cwd, env=environment)


def test_several_formats_are_written_from_one_run(tmp_path: Path) -> None:
    folder = tmp_path / "students" / "ada"
    folder.mkdir(parents=True)
    source = REPOSITORY / "solutions" / "race-counter" / "mistakes" / "no_lock.py"
    (folder / "counter.py").write_text(source.read_text("utf-8"), "utf-8")
    formats = ("junit=out/junit.xml", "sarif=out/log.sarif", "markdown=-")

    done = grader(
        *("grade", "race-counter", "students/ada/counter.py", "--sandbox", "local"),
        *(word for one in formats for word in ("--write", one)),
        cwd=tmp_path,
    )

    assert done.returncode == 1, done.stderr
    assert done.stdout.decode("utf-8").startswith("## ❌ ")
    (suite,) = junit((tmp_path / "out" / "junit.xml").read_text("utf-8"))
    assert suite.failures > 0
    run = sarif((tmp_path / "out" / "log.sarif").read_text("utf-8"))
    assert run["artifacts"][0]["location"]["uri"] == "students/ada/counter.py"
    assert any("codeFlows" in result for result in run["results"])


def test_the_help_names_every_format() -> None:
    done = grader("grade", "--help", cwd=REPOSITORY)
    told = done.stdout.decode("utf-8", "replace")

    assert done.returncode == 0
    assert all(name in told for name in FORMATS)


@pytest.mark.parametrize("value", ["junit", "junit=", "=file", "xml=file", ""])
def test_what_is_no_wish_is_refused(value: str) -> None:
    with pytest.raises(UsageError):
        one(value)


def test_only_one_report_goes_to_standard_output() -> None:
    with pytest.raises(UsageError, match="only one report"):
        wishes(["junit=-"], "-", SUBMISSION)


def test_a_file_name_may_hold_an_equals_sign(tmp_path: Path) -> None:
    one(f"csv={tmp_path}/a=b.csv").grant(samples.racy())

    assert (tmp_path / "a=b.csv").is_file()


def test_the_record_is_the_same_by_both_ways(tmp_path: Path) -> None:
    by_write, by_json = wishes([f"json={tmp_path}/a"], f"{tmp_path}/b", SUBMISSION)
    for wish in (by_write, by_json):
        wish.grant(samples.fault())

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert "secret details" in json.loads((tmp_path / "a").read_text())["checks"][0]["staff_note"]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("grade", [samples.fault(), samples.rejected()], ids=["fault", "rejected"])
def test_what_is_no_grade_is_written_as_well(name: str, grade: object, tmp_path: Path) -> None:
    one(f"{name}={tmp_path}/file").grant(grade)  # type: ignore[arg-type]

    assert (tmp_path / "file").stat().st_size > 0


def test_a_fault_is_no_zero_in_a_gradebook(tmp_path: Path) -> None:
    one(f"gradescope={tmp_path}/results.json").grant(samples.fault())

    assert "score" not in gradescope((tmp_path / "results.json").read_text())


def test_a_report_in_place_of_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="could not be written"):
        one(f"csv={tmp_path}").grant(samples.racy())


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("counter.py", "counter.py"),
        ("a/../b/counter.py", "b/counter.py"),
        ("../elsewhere/counter.py", "counter.py"),
        ("/elsewhere/counter.py", "counter.py"),
    ],
)
def test_an_address_is_relative_to_the_working_folder(
    path: str, uri: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    one("sarif=out.sarif", Path(path)).grant(samples.racy())

    artifact = sarif((tmp_path / "out.sarif").read_text())["artifacts"][0]
    assert artifact["location"]["uri"] == uri


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_no_text_steers_the_terminal_or_commands_the_runner(
    attack: str, capsys: pytest.CaptureFixture[str]
) -> None:
    print_end(attacked_rejection(attack))

    told = capsys.readouterr().out
    assert not hidden(told)
    assert not commands(told)
