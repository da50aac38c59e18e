"""What a guest in the real sandbox is and can reach; docs/security.md promises each of these."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.model import Limits
from grader.sandbox.docker import DockerSandbox
from grader.settings import settings
from tests.sandbox.probing import look

pytestmark = pytest.mark.docker

STATUS = """\
import os, sys, threading, resource


def look():
    lines = open("/proc/thread-self/status").read().splitlines()
    fields = dict(line.split(":\\t", 1) for line in lines if ":\\t" in line)
    names = ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb", "NoNewPrivs", "Groups", "Uid")
    return {
        **{name: fields[name].strip() for name in names},
        "environment": sorted(os.environ),
        "modules": sorted(name for name in sys.modules if "pytest" in name or "test_" in name),
        "descriptors": sorted(os.listdir("/proc/self/fd")) if os.access("/proc/self/fd", 4) else [],
        "files": [str(resource.getrlimit(resource.RLIMIT_NOFILE))],
        "processes": resource.getrlimit(resource.RLIMIT_NPROC)[1],
        "score": open("/proc/self/oom_score_adj").read().strip(),
    }
"""

REACH = """\
import os


def reads(path):
    try:
        with open(path, "rb") as file:
            return file.read(10) is not None
    except OSError:
        return False


def lists(path):
    try:
        return sorted(os.listdir(path))
    except OSError:
        return None


def writes(folder):
    try:
        with open(os.path.join(folder, "probe"), "w"):
            return True
    except OSError:
        return False


def look():
    others = [pid for pid in os.listdir("/proc") if pid.isdecimal() and int(pid) != os.getpid()]
    secrets = ("environ", "mem", "maps", "fd", "root", "cwd")
    return {
        "readable": sorted(
            f"{open(f'/proc/{pid}/comm').read().strip()}: {name}"
            for pid in others
            for name in secrets
            if reads(f"/proc/{pid}/{name}") or lists(f"/proc/{pid}/{name}") is not None
        ),
        "command lines": sorted(open(f"/proc/{pid}/cmdline").read() for pid in others),
        "private": lists("/g"),
        "interfaces": sorted(
            line.split(":")[0].strip() for line in open("/proc/net/dev").read().splitlines()[2:]
        ),
        "writable": [
            folder
            for folder in ("/", "/tmp", "/g", "/var/tmp", "/dev", "/dev/shm", "/dev/mqueue", "/run", "/opt")
            if writes(folder)
        ],
        "scratch": [os.getcwd().startswith("/w/guest-"), lists("."), writes(".")],
    }
"""

SIGNALS = """\
import os, signal


def look():
    told = {}
    for pid in os.listdir("/proc"):
        if pid.isdecimal() and int(pid) != os.getpid():
            try:
                os.kill(int(pid), 0)
                told[pid] = "may"
            except PermissionError:
                told[pid] = "may not"
    return told
"""


def test_a_guest_has_no_rights_and_no_secrets(
    docker_sandbox: DockerSandbox, tmp_path: Path
) -> None:
    seen = look(docker_sandbox, tmp_path, STATUS)

    for capabilities in ("CapInh", "CapPrm", "CapEff", "CapAmb"):
        assert int(seen[capabilities], 16) == 0, capabilities
    assert seen["NoNewPrivs"] == "1"
    assert seen["Groups"] == ""
    assert all(int(uid) >= settings().uid_base for uid in seen["Uid"].split())
    assert set(seen["environment"]) <= {"LANG", "LC_CTYPE", "PATH", "PYTHONHASHSEED"}
    assert seen["modules"] == []
    assert seen["processes"] == Limits().processes
    assert seen["score"] == "1000"


def test_a_guest_can_read_write_and_list_nothing_of_the_others(
    docker_sandbox: DockerSandbox, tmp_path: Path
) -> None:
    seen = look(docker_sandbox, tmp_path, REACH)

    assert seen["readable"] == []
    assert not any("test_" in line or "probe" in line for line in seen["command lines"])
    assert seen["private"] is None
    assert seen["interfaces"] == ["lo"]
    assert seen["writable"] == []
    assert seen["scratch"] == [True, [], True]


def test_a_guest_may_signal_nobody(docker_sandbox: DockerSandbox, tmp_path: Path) -> None:
    seen = look(docker_sandbox, tmp_path, SIGNALS)

    assert len(seen) >= 3  # init, supervisor, zygote
    assert set(seen.values()) == {"may not"}


def test_two_sandboxes_at_once_have_users_of_their_own(
    docker_sandbox: DockerSandbox, tmp_path: Path
) -> None:
    with docker_sandbox.open(Limits()):
        first = look(docker_sandbox, tmp_path, STATUS)["Uid"].split()[0]
    second = look(docker_sandbox, tmp_path, STATUS)["Uid"].split()[0]

    assert first != second
