"""What the image is built on where a registry answers, and where none does."""

from __future__ import annotations

from typing import Any, cast

import docker
import pytest

from grader.errors import SandboxUnavailable
from grader.sandbox.image import base as bases
from grader.sandbox.image import debian
from grader.sandbox.image.base import Base, BaseKind

CLIENT = cast("docker.DockerClient", None)
PULLED = Base(name="python:3.13-slim", tag="python:3.13-slim", id="sha256:1")
MADE = Base(name="debian", tag="debian", id="sha256:2")


def choose(kind: BaseKind) -> Base:
    return bases.choose(CLIENT, kind, progress=lambda _: None, force=False)


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bases, "_pulled", lambda *_, **__: PULLED)
    monkeypatch.setattr(bases, "_debian", lambda *_, **__: MADE)
    monkeypatch.setattr(bases, "_prefers_debian", lambda _: False)


@pytest.fixture
def no_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> Base:
        raise SandboxUnavailable("no registry gives us it")

    monkeypatch.setattr(bases, "_pulled", refuse)
    monkeypatch.setattr(bases, "_debian", lambda *_, **__: MADE)
    monkeypatch.setattr(bases, "_prefers_debian", lambda _: False)


@pytest.mark.usefixtures("registry")
def test_the_official_image_is_taken_where_it_can_be_had() -> None:
    assert choose(BaseKind.AUTO) == PULLED


@pytest.mark.usefixtures("no_registry")
def test_a_debian_root_is_made_where_no_registry_answers() -> None:
    assert choose(BaseKind.AUTO) == MADE


@pytest.mark.usefixtures("registry")
def test_debian_can_be_asked_for() -> None:
    assert choose(BaseKind.DEBIAN) == MADE


@pytest.mark.usefixtures("no_registry")
def test_the_official_image_is_not_replaced_when_it_was_asked_for() -> None:
    with pytest.raises(SandboxUnavailable, match="no registry"):
        choose(BaseKind.OFFICIAL)


def test_where_neither_can_be_had_both_reasons_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> Base:
        raise SandboxUnavailable("no registry gives us it")

    monkeypatch.setattr(bases, "_pulled", refuse)
    monkeypatch.setattr(bases, "_prefers_debian", lambda _: False)
    monkeypatch.setattr(bases, "_architecture", lambda _: "amd64")
    monkeypatch.setattr(bases, "find", lambda *_: None)
    monkeypatch.setattr(debian, "obstacle", lambda _: "making a Debian root needs root")
    with pytest.raises(SandboxUnavailable, match=r"no registry gives us it, and .* needs root"):
        choose(BaseKind.AUTO)


@pytest.mark.usefixtures("no_registry")
def test_no_registry_is_asked_again_once_a_debian_root_was_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bases, "_prefers_debian", lambda _: True)
    monkeypatch.setattr(bases, "_pulled", pytest.fail)
    assert choose(BaseKind.AUTO) == MADE
