"""A container is removed when the process that made it is gone, and not before."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import docker
import docker.errors
import pytest
import requests

from grader.sandbox import leftovers
from grader.sandbox.leftovers import FOREIGN_S, abandoned, owner_label, start_ticks, sweep

linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def gone_label() -> str:
    """Return the label of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        pass
    return f"{leftovers.this_host()}/{process.pid}/1"


def test_what_this_process_made_is_its_own() -> None:
    assert not abandoned(owner_label(), age_s=10 * FOREIGN_S)


def test_what_a_process_made_that_is_gone_is_nobody_s() -> None:
    assert abandoned(gone_label(), age_s=0)


@linux
def test_a_number_that_a_new_process_has_got_does_not_count() -> None:
    label = f"{leftovers.this_host()}/{os.getpid()}/1"
    assert abandoned(label, age_s=0)


@linux
def test_the_same_number_in_another_container_is_another_process() -> None:
    host, pid, start = owner_label().rsplit("/", 2)
    assert host.startswith(socket.gethostname())
    assert not abandoned(f"{socket.gethostname()}@pid:[1]/{pid}/{start}", age_s=0)


@pytest.mark.parametrize("label", ["elsewhere/1/1", "", "junk", "a/b/c", "//"])
def test_what_cannot_be_looked_at_is_left_for_an_hour(label: str) -> None:
    assert not abandoned(label, age_s=FOREIGN_S - 1)
    assert abandoned(label, age_s=FOREIGN_S + 1)


def test_where_the_system_tells_nothing_of_processes_a_signal_asks(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(leftovers, "_PROC", tmp_path)
    if sys.platform == "win32":
        pytest.skip("a signal would end the process")
    assert not abandoned(f"{socket.gethostname()}/{os.getpid()}/", age_s=0)
    assert abandoned(gone_label(), age_s=0)


@linux
def test_a_name_with_brackets_does_not_hide_when_a_process_started(tmp_path: Path) -> None:
    fields = " ".join(str(number) for number in range(3, 53))
    (tmp_path / "7").mkdir()
    (tmp_path / "7" / "stat").write_text(f"7 (a) b) c) {fields}\n")
    assert start_ticks(7, proc=tmp_path) == "22"
    assert start_ticks(8, proc=tmp_path) is None


class FakeApi:
    """Lists containers and notes what is removed."""

    def __init__(self, *labels: str) -> None:
        self.removed: list[str] = []
        self._containers = [
            {
                "Id": f"id{number}",
                "Names": [f"/box{number}"],
                "Labels": {leftovers.OWNER_LABEL: label},
                "Created": 0,
            }
            for number, label in enumerate(labels)
        ]

    def containers(self, **_: Any) -> list[dict[str, Any]]:
        return self._containers

    def remove_container(self, identity: str, **_: Any) -> None:
        self.removed.append(identity)


class FakeClient:
    def __init__(self, api: FakeApi) -> None:
        self.api = api


def test_a_sweep_removes_what_is_nobody_s_and_nothing_else() -> None:
    api = FakeApi(owner_label(), gone_label())
    assert sweep(cast("docker.DockerClient", FakeClient(api))) == ["box1"]
    assert api.removed == ["id1"]


def test_a_container_that_somebody_else_removes_is_no_trouble() -> None:
    class Racing(FakeApi):
        def remove_container(self, identity: str, **_: Any) -> None:
            response = requests.Response()
            response.status_code = 404
            raise docker.errors.NotFound("gone", response=response)

    assert sweep(cast("docker.DockerClient", FakeClient(Racing(gone_label())))) == ["box0"]
