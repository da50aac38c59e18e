"""Fetches the wheels of the image on the host, so that nothing in the image needs a network."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from grader.errors import SandboxUnavailable
from grader.sandbox.image.recipe import PYTHON, digest, pins
from grader.settings import settings

if TYPE_CHECKING:
    from pathlib import Path

MACHINES = {"amd64": "x86_64", "arm64": "aarch64"}
"""The engine's name of an architecture to the one in the names of wheels."""
_GLIBC = ("manylinux_2_28", "manylinux_2_17", "manylinux2014")
_WAIT_S = 600
_UNNEEDED = ("bin", "include", "greenlet/tests")


def fetch(architecture: str) -> dict[str, bytes]:
    """Return the files of all wheels, fetching them where the cache lacks them.

    The caller holds the lock of the build.

    Args:
        architecture: As the engine calls it.

    Raises:
        SandboxUnavailable: They cannot be fetched; says why.
    """
    if architecture not in MACHINES:
        known = " and ".join(sorted(MACHINES))
        raise SandboxUnavailable(
            f"The sandbox image cannot be built for {architecture!r}, only for {known}"
        )
    name = digest([(name, version.encode()) for name, version in pins().items()])
    folder = settings().cache / "wheels" / f"{architecture}-{name}"
    if not folder.is_dir():
        _download(folder, MACHINES[architecture])
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _download(folder: Path, machine: str) -> None:
    unfinished = folder.with_name("unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--no-deps", "--no-compile", "--only-binary=:all:", "--target", str(unfinished)]
    command += ["--implementation", "cp", "--python-version", PYTHON]
    command += [word for glibc in _GLIBC for word in ("--platform", f"{glibc}_{machine}")]
    command += [f"{name}=={version}" for name, version in pins().items()]
    try:
        done = subprocess.run(
            command,
            check=False,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_WAIT_S,
        )
    except subprocess.TimeoutExpired as error:
        raise SandboxUnavailable(
            f"Fetching the image's Python packages took longer than {_WAIT_S} s: "
            "check the network and try again"
        ) from error
    if done.returncode:
        raise SandboxUnavailable(
            "The image's Python packages could not be fetched; pip said:\n" + done.stderr.strip()
        )
    for name in _UNNEEDED:
        shutil.rmtree(unfinished / name, ignore_errors=True)
    unfinished.rename(folder)
