"""Chooses what the sandbox image is built on."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

import docker.errors
import requests

from grader.errors import SandboxUnavailable
from grader.sandbox.engine import connect, translated
from grader.sandbox.image import debian
from grader.sandbox.image.layers import find
from grader.sandbox.image.recipe import OFFICIAL, debian_tag
from grader.settings import settings

if TYPE_CHECKING:
    from collections.abc import Callable

    import docker

DEBIAN = "debian"
"""The name of the Debian root that we make."""
_REGISTRY_S = 8
"""How long a registry may take for its first answer before there is taken to be none."""


class BaseKind(enum.Enum):
    """What the image may be built on."""

    AUTO = "auto"
    """The official image where it is here or a registry answers, else a Debian root."""
    OFFICIAL = "official"
    DEBIAN = "debian"


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """A base that the engine has."""

    name: str
    """For people: ``debian``, or the image's name."""
    tag: str
    id: str


def choose(
    client: docker.DockerClient, kind: BaseKind, *, progress: Callable[[str], None], force: bool
) -> Base:
    """Return the base to build on, having fetched or made it where needed.

    The caller holds the lock of the build.

    Raises:
        SandboxUnavailable: There is no way to a base on this machine; says what was tried.
    """
    named = settings().base_image
    if named and kind is BaseKind.AUTO:
        return _pulled(client, named, progress=progress, force=force)
    if kind is BaseKind.DEBIAN or (kind is BaseKind.AUTO and not force and _prefers_debian(client)):
        return _debian(client, "", progress=progress, force=force)
    try:
        return _pulled(client, OFFICIAL, progress=progress, force=force)
    except SandboxUnavailable as error:
        if kind is BaseKind.OFFICIAL:
            raise
        progress(f"no registry gives us {OFFICIAL}; taking Debian instead")
        return _debian(client, f"{error}, and ", progress=progress, force=force)


def _prefers_debian(client: docker.DockerClient) -> bool:
    """Return whether a Debian root was made before, so that no registry need be asked again."""
    return not find(client, OFFICIAL) and bool(find(client, debian_tag(_architecture(client))))


def _architecture(client: docker.DockerClient) -> str:
    with translated("ask the engine for its architecture"):
        return str(client.version()["Arch"])


def _debian(
    client: docker.DockerClient, before: str, *, progress: Callable[[str], None], force: bool
) -> Base:
    architecture = _architecture(client)
    tag = debian_tag(architecture)
    if force or not find(client, tag):
        obstacle = debian.obstacle(architecture)
        if obstacle:
            raise SandboxUnavailable(f"The sandbox image cannot be built: {before}{obstacle}")
        debian.make_root(client, tag, progress=progress)
    return Base(name=DEBIAN, tag=tag, id=find(client, tag) or tag)


def _pulled(
    client: docker.DockerClient, name: str, *, progress: Callable[[str], None], force: bool
) -> Base:
    here = find(client, name)
    if here and not force:
        return Base(name=name, tag=name, id=here)
    try:
        _ask_registry(name)
        progress(f"pulling {name}")
        with translated(f"pull {name}"):
            client.images.pull(name)
    except SandboxUnavailable:
        if not here:
            raise
        progress(f"no registry answers; keeping the {name} that is here")
    return Base(name=name, tag=name, id=find(client, name) or name)


def _ask_registry(name: str) -> None:
    """Fail soon where no registry answers; a pull would wait for minutes."""
    client = connect(timeout_s=_REGISTRY_S)
    try:
        client.images.get_registry_data(name)
    except (docker.errors.DockerException, requests.RequestException) as error:
        raise SandboxUnavailable(f"no registry gives us {name}") from error
    finally:
        client.close()
