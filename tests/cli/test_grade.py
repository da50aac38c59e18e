"""The command as a user runs it: its output, its files, its exit status."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from grader.settings import REPOSITORY
from tests.corpus.faulty import RIGHT

SOLUTIONS = REPOSITORY / "solutions" / "race-counter"


def grader(*arguments: str | Path, cwd: Path = REPOSITORY) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "grader", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)


def grade(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return grader("grade", *arguments, "--sandbox", "local")


def test_all_points_is_status_0() -> None:
    done = grade("race-counter", SOLUTIONS / "reference.py")

    assert done.returncode == 0, done.stderr
    assert "10 of 10 points" in done.stdout


def test_points_lost_is_status_1_and_the_verdict_is_told() -> None:
    done = grade("race-counter", SOLUTIONS / "mistakes" / "no_lock.py")

    assert done.returncode == 1, done.stderr
    assert "wrong result in some schedules" in done.stdout


def test_what_stops_every_check_is_told_once(tmp_path: Path) -> None:
    broken = tmp_path / "counter.py"
    broken.write_text("import numpy\n" + RIGHT)

    done = grade("race-counter", broken)

    assert done.returncode == 1
    assert " ".join(done.stdout.split()).count("No module named 'numpy'") == 1
    assert "does not import, as above" in done.stdout
    assert "hint:" not in done.stdout


def test_the_local_sandbox_says_loudly_that_it_does_not_isolate() -> None:
    done = grade("race-counter", SOLUTIONS / "reference.py")

    assert "without isolation" in done.stderr


def test_json_on_standard_output_is_all_there_is(tmp_path: Path) -> None:
    done = grade("race-counter", SOLUTIONS / "reference.py", "--json", "-", "--report", tmp_path)

    record = json.loads(done.stdout)
    assert record["outcome"] == "graded"
    assert record["points"] == record["max_points"] == 10
    assert (tmp_path / "reference.html").is_file()


def test_json_and_report_are_written_into_folders_that_are_made(tmp_path: Path) -> None:
    file, folder = tmp_path / "new" / "result.json", tmp_path / "feedback"

    done = grade("race-counter", SOLUTIONS / "reference.py", "--json", file, "--report", folder)

    assert done.returncode == 0, done.stderr
    assert json.loads(file.read_text())["exercise"] == "race-counter"
    assert str(folder / "reference.html") in done.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("race-cuonter", SOLUTIONS / "reference.py"), "race-counter"),
        (("race-counter", "no-such-file.py"), "There is no file"),
        (("race-counter", SOLUTIONS), "is a folder"),
        (("race-counter",), "Missing argument"),
        (("race-counter", SOLUTIONS / "reference.py", "--colour"), "No such option"),
    ],
)
def test_wrong_use_is_status_2_and_says_what_is_wrong(
    arguments: tuple[str | Path, ...], says: str
) -> None:
    done = grade(*arguments)

    assert done.returncode == 2
    assert says in " ".join((done.stdout + done.stderr).split())
    assert "Traceback" not in done.stderr


def test_a_rejected_submission_is_status_1_and_has_a_record_and_a_page(tmp_path: Path) -> None:
    empty = tmp_path / "counter.py"
    empty.write_bytes(b"")

    done = grade("race-counter", empty, "--json", "-", "--report", tmp_path)

    record = json.loads(done.stdout)
    assert done.returncode == 1
    assert (record["outcome"], record["reason"]["code"]) == ("rejected", "empty file")
    assert (tmp_path / "counter.html").is_file()


def test_a_broken_exercise_is_status_2_and_every_mistake_is_listed(tmp_path: Path) -> None:
    (tmp_path / "exercise.yaml").write_text("title: 3\nkind: explore\n")

    done = grade(tmp_path, SOLUTIONS / "reference.py")

    assert done.returncode == 2
    assert "exercise.yaml:2: kind:" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_check_that_raises_is_the_exercise_s_fault_and_status_2(tmp_path: Path) -> None:
    exercise = tmp_path / "broken"
    for suite in ("public", "hidden"):
        folder = exercise / suite
        folder.mkdir(parents=True)
        source = REPOSITORY / "exercises" / "race-counter"
        (folder / "drivers.py").write_text((source / suite / "drivers.py").read_text())
        (folder / "test_it.py").write_text(
            "from grader.harness import check\n\n\n"
            '@check("Works", points=1, hint="…")\n'
            "def test_works(call):\n    raise ZeroDivisionError\n"
        )
    for name in ("exercise.yaml", "handout.md", "starter.py"):
        (exercise / name).write_text((source / name).read_text())

    done = grade(exercise, SOLUTIONS / "reference.py", "--json", "-")

    record = json.loads(done.stdout)
    assert done.returncode == 2
    assert record["outcome"] == "fault"
    assert record["checks"][0]["verdict"] == "exercise fault"
    assert "ZeroDivisionError" in record["checks"][0]["staff_note"]


def test_a_report_that_cannot_be_written_is_status_3_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    done = grade("race-counter", SOLUTIONS / "reference.py", "--report", tmp_path / "file")

    assert done.returncode == 3
    assert "could not be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_an_engine_it_says_what_to_do_and_names_the_way_without() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "grader", "grade", "race-counter", str(SOLUTIONS / "reference.py")],
        capture_output=True,
        text=True,
        check=False,
        cwd=REPOSITORY,
        env={"DOCKER_HOST": "unix:///nonexistent/docker.sock", "PATH": "/usr/bin:/bin"},
    )

    assert done.returncode == 3
    assert "--sandbox local" in done.stderr
    assert "Traceback" not in done.stderr


def test_ctrl_c_ends_everything_and_leaves_nothing(tmp_path: Path) -> None:
    hanging = tmp_path / "counter.py"
    fifo = tmp_path / "started"
    fifo_made = f"open({str(fifo)!r}, 'w').close()"
    hanging.write_text(f"{RIGHT}\n{fifo_made}\nwhile True:\n    pass\n")
    os.mkfifo(fifo)
    command = [sys.executable, "-m", "grader", "grade", "race-counter", str(hanging)]
    process = subprocess.Popen([*command, "--sandbox", "local"], stderr=subprocess.PIPE)

    fifo.open().close()  # returns when the submission runs
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()

    assert process.returncode == 130
    assert b"interrupted" in errors
    running = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
    assert f"concurrency-grader-{process.pid}-" not in running.stdout


def test_help_tells_every_command_and_the_version_is_there() -> None:
    helped, version = grader("--help"), grader("--version")

    assert all(command in helped.stdout for command in ("grade", "doctor", "image", "demo"))
    assert version.stdout.startswith("grader ")
