"""Makes a small Debian root with Python, for where no registry of images can be reached."""

from __future__ import annotations

import contextlib
import json
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from grader.errors import SandboxUnavailable
from grader.sandbox import commands
from grader.sandbox.engine import translated
from grader.sandbox.image.recipe import DEBIAN_PACKAGES, DEBIAN_SUITE, LABEL
from grader.settings import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import docker

_PRIVATE = (
    "setpriv",
    "--pdeathsig",
    "KILL",
    "unshare",
    "--mount",
    "--pid",
    "--fork",
    "--kill-child",
)
"""Lets neither a process nor a mount of debootstrap's outlive this one, however that ends."""
_MACHINES = {"amd64": ("x86_64", "amd64"), "arm64": ("aarch64", "arm64")}
_LEFT_OUT = (
    "*/__pycache__",
    "./boot/*",
    "./dev/*",
    "./proc/*",
    "./sys/*",
    "./tmp/*",
    "./debootstrap",
    "./usr/include/*",
    "./usr/share/bug/*",
    "./usr/share/doc/*",
    "./usr/share/info/*",
    "./usr/share/lintian/*",
    "./usr/share/locale/*",
    "./usr/share/man/*",
    "./var/cache/*",
    "./var/lib/apt/lists/*",
    "./var/log/*",
)


def obstacle(architecture: str) -> str | None:
    """Say why a Debian root cannot be made on this machine, or return None."""
    if sys.platform != "linux":
        return "a Debian root can be made on Linux only"
    if not commands.is_root():
        return "making a Debian root needs root"
    if platform.machine() not in _MACHINES.get(architecture, ()):
        return f"a Debian root for {architecture!r} cannot be made on {platform.machine()!r}"
    if not shutil.which("debootstrap") and not commands.can_install():
        return "making a Debian root needs the program debootstrap"
    return None


def make_root(client: docker.DockerClient, tag: str, *, progress: Callable[[str], None]) -> None:
    """Make an image with nothing but the Debian root.

    The caller holds the lock of the build, has checked :func:`obstacle`, and so is root.

    Raises:
        SandboxUnavailable: It cannot be made; says why.
    """
    _install_debootstrap(progress)
    progress(f"making a Debian {DEBIAN_SUITE} root with Python (about half a minute)")
    with _folder() as root:
        _bootstrap(root)
        progress("importing the Debian root into Docker")
        _import(client, root, tag)


def _install_debootstrap(progress: Callable[[str], None]) -> None:
    if shutil.which("debootstrap"):
        return
    progress("installing debootstrap")
    commands.install("debootstrap", "debian-archive-keyring")


def _bootstrap(root: Path) -> None:
    command = ["debootstrap", "--variant=minbase", f"--include={','.join(DEBIAN_PACKAGES)}"]
    command += [DEBIAN_SUITE, str(root)]
    if subprocess.run([*_PRIVATE, "true"], check=False, capture_output=True).returncode == 0:
        command = [*_PRIVATE, *command]
    commands.run(*command)


@contextlib.contextmanager
def _folder() -> Iterator[Path]:
    """Give an empty folder, free of what an earlier, killed build left; removed at the end."""
    roots = settings().cache / "roots"
    roots.mkdir(parents=True, exist_ok=True)
    for old in roots.iterdir():
        _remove(old)
    root = Path(tempfile.mkdtemp(dir=roots))
    root.chmod(0o755)
    try:
        yield root
    finally:
        _remove(root)


def _remove(root: Path) -> None:
    """Remove a root, never anything that is mounted in it."""
    for line in Path("/proc/self/mountinfo").read_text(encoding="utf-8").splitlines():
        point = line.split()[4]
        if Path(point).is_relative_to(root):
            subprocess.run(["umount", "--lazy", point], check=True)
    shutil.rmtree(root)


def _import(client: docker.DockerClient, root: Path, tag: str) -> None:
    """Import a root without ever giving the tag to half of it."""
    command = ["tar", "--create", "--numeric-owner", f"--directory={root}"]
    command += [f"--exclude={pattern}" for pattern in _LEFT_OUT]
    with (
        translated("import the Debian root"),
        subprocess.Popen([*command, "."], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as tar,
    ):
        pipe = cast("IO[bytes]", tar.stdout)
        chunks = iter(lambda: pipe.read(1 << 20), b"")
        answer = client.api.import_image_from_data(chunks, changes=[f"LABEL {LABEL}=base"])
        image = client.images.get(json.loads(answer.splitlines()[-1])["status"])
        if tar.wait():
            image.remove()
            raise SandboxUnavailable(f"The Debian root in {root} could not be read to its end")
        image.tag(tag)
