"""Running a job's checks under pytest, with nothing of the surroundings having a say in it."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader.errors import SandboxFailed
from grader.harness.interview import Interviewer
from grader.harness.plugin import ChecksPlugin
from grader.model import STRETCH, Job

_PYTEST_OPTIONS = (
    "--assert=plain",
    "--import-mode=importlib",
    "--override-ini=python_files=test_*.py",
    "--override-ini=filterwarnings=",
    "--strict-markers",
    "--timeout-method=signal",
    "-pno:cacheprovider",
    "-pno:terminal",
    "-pno:doctest",
    "-pno:junitxml",
    "-pno:pastebin",
    "-pno:faulthandler",
    "-pno:unraisableexception",
    "-pno:threadexception",
    "-ppytest_timeout",
)


def run(
    job: Job, interviewer: Interviewer, say: Callable[[dict[str, Any]], None], private: Path
) -> None:
    """Write the checks where only we can read them, and let pytest run them.

    Args:
        job: Holds the checks.
        interviewer: Asks the student's interpreter.
        say: Takes the messages for the host.
        private: A folder that is closed to students' users.

    Raises:
        SandboxFailed: pytest itself failed.
    """
    with tempfile.TemporaryDirectory(dir=private, prefix="checks-") as name:
        folder = Path(name)
        for file, text in job.files.items():
            if file.startswith("test_"):
                (folder / file).write_text(text, encoding="utf-8")
        plugin = ChecksPlugin(job, interviewer, say)
        _forget_pytest_settings()
        with contextlib.chdir(folder):
            status = pytest.main(
                [
                    *_PYTEST_OPTIONS,
                    f"--rootdir={folder}",
                    f"--confcutdir={folder}",
                    f"--timeout={STRETCH * (job.limits.total_s + job.limits.check_s)}",
                    "-c",
                    os.devnull,
                    str(folder),
                ],
                plugins=[plugin],
            )
        if status in {pytest.ExitCode.INTERNAL_ERROR, pytest.ExitCode.USAGE_ERROR}:
            raise SandboxFailed(f"pytest ended with {pytest.ExitCode(status).name}")
        plugin.finish()


def _forget_pytest_settings() -> None:
    """Keep the surroundings, which the local sandbox shares, from having a say in a grade."""
    for name in [name for name in os.environ if name.startswith("PYTEST")]:
        del os.environ[name]
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
