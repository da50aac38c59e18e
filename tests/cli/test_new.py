from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from grader.settings import REPOSITORY


def grader(
    *arguments: str | Path, cwd: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "grader", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        env={**os.environ, "COLUMNS": "80", **environment},
    )


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("kind", ["explored", "observed"])
def test_a_new_exercise_is_fit_to_be_published_as_it_is(kind: str, tmp_path: Path) -> None:
    written = grader("new", "my-first", "--kind", kind, cwd=tmp_path)

    verified = grader("verify", "my-first", "--sandbox", "local", cwd=tmp_path)

    assert written.returncode == 0, written.stderr
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert "2 runs of 14 solutions: no difference" in verified.stdout
    assert "fit to be published" in verified.stdout


def test_it_is_written_where_one_works_and_not_into_the_grader(tmp_path: Path) -> None:
    grader("new", "my-first", "--kind", "explored", cwd=tmp_path)

    assert (tmp_path / "exercises" / "my-first" / "exercise.yaml").is_file()
    assert (tmp_path / "solutions" / "my-first" / "reference.py").is_file()
    assert not (REPOSITORY / "exercises" / "my-first").exists()


def test_it_is_written_beside_the_exercises_in_use(tmp_path: Path) -> None:
    root = tmp_path / "course" / "tasks"

    done = grader("new", "my-first", "--kind", "observed", cwd=tmp_path, GRADER_EXERCISES=str(root))

    assert done.returncode == 0, done.stderr
    assert (root / "my-first" / "exercise.yaml").is_file()
    assert (root.parent / "solutions" / "my-first").is_dir()
    assert "  grader verify my-first\n" in done.stdout


def test_it_says_what_to_do_next_with_commands_that_work(tmp_path: Path) -> None:
    done = grader("new", "my-first", "--kind", "explored", "--into", "my course", cwd=tmp_path)
    show = next(line for line in done.stdout.splitlines() if "grader show" in line)

    shown = grader(*shlex.split(show)[1:], cwd=tmp_path)

    assert "grader verify" in done.stdout
    assert "my-first: A machine that gives out numbers" in shown.stdout


def test_another_id_or_kind_is_status_2_with_a_word_on_what_is_right(tmp_path: Path) -> None:
    bad_id = grader("new", "My First", "--kind", "explored", cwd=tmp_path)
    bad_kind = grader("new", "my-first", "--kind", "threads", cwd=tmp_path)
    no_kind = grader("new", "my-first", cwd=tmp_path)

    assert [done.returncode for done in (bad_id, bad_kind, no_kind)] == [2, 2, 2]
    assert "such as my-first" in bad_id.stderr
    assert "'explored'" in bad_kind.stderr
    assert "--kind" in no_kind.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_exercise_that_exists_is_status_2_and_stays_as_it_was(tmp_path: Path) -> None:
    grader("new", "my-first", "--kind", "explored", cwd=tmp_path)
    handout = tmp_path / "exercises" / "my-first" / "handout.md"
    handout.write_text("# Mine\n")

    done = grader("new", "my-first", "--kind", "observed", cwd=tmp_path)

    assert done.returncode == 2
    assert "exists already" in done.stderr
    assert handout.read_text() == "# Mine\n"
