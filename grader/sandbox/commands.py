"""Runs programs of this machine that install or start what a sandbox needs."""

from __future__ import annotations

import os
import shutil
import subprocess

from grader.errors import SandboxUnavailable

_WAIT_S = 1200
_LINES = 8


def run(*command: str) -> str:
    """Run a program to its end and return what it printed, errors included.

    Raises:
        SandboxUnavailable: It cannot be run, failed or took too long; has its last lines.
    """
    tried = " ".join(command)
    try:
        done = subprocess.run(
            command,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"},
            timeout=_WAIT_S,
        )
    except subprocess.TimeoutExpired as error:
        raise SandboxUnavailable(
            f"{tried!r} took longer than {_WAIT_S} s: check the network and try again"
        ) from error
    except OSError as error:
        raise SandboxUnavailable(f"{tried!r} could not be run: {error.strerror}") from error
    if done.returncode:
        raise SandboxUnavailable(f"{tried!r} failed; its last lines:\n{last_lines(done.stdout)}")
    return done.stdout


def last_lines(text: str) -> str:
    """Return the end of what a program printed: enough to see why it failed."""
    return "\n".join(text.strip().splitlines()[-_LINES:])


def is_root() -> bool:
    """Return whether this process may install packages and start daemons."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def can_install() -> bool:
    """Return whether :func:`install` can work here."""
    return is_root() and shutil.which("apt-get") is not None


def install(*packages: str) -> None:
    """Install packages of the system; only where :func:`can_install`.

    Raises:
        SandboxUnavailable: They cannot be installed; has the last lines of the installer.
    """
    patient = "--option=DPkg::Lock::Timeout=120"
    run("apt-get", patient, "update", "--quiet=2")
    run("apt-get", patient, "install", "--quiet=2", "--yes", "--no-install-recommends", *packages)
