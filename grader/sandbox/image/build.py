"""Makes the sandbox image, or finds it made.

One grader builds at a time. Nothing half-made ever carries a tag, so a build that was killed is
simply done again.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import docker.errors

from grader.errors import SandboxUnavailable
from grader.sandbox.engine import connect, translated
from grader.sandbox.image import base as bases
from grader.sandbox.image import recipe, wheels
from grader.sandbox.image.layers import build_layer, find
from grader.sandbox.image.lock import locked
from grader.sandbox.image.stale import remove_stale
from grader.settings import settings

if TYPE_CHECKING:
    from collections.abc import Callable

    import docker


def ensure(
    client: docker.DockerClient | None = None,
    *,
    progress: Callable[[str], None] = lambda _: None,
) -> recipe.ImageRef:
    """Return the image of this version of the grader, built first where it is missing.

    Where it is there this costs a few milliseconds.

    Raises:
        SandboxUnavailable: There is no engine, or the image cannot be built; says why.
    """
    with contextlib.ExitStack() as stack:
        if client is None:
            client = stack.enter_context(contextlib.closing(connect()))
        return current(client) or build(client, progress=progress)


def current(client: docker.DockerClient) -> recipe.ImageRef | None:
    """Return the image of this version of the grader, or None where it is not built.

    Raises:
        SandboxUnavailable: The engine does not answer.
    """
    return _look(client, recipe.current_tag())


def _look(client: docker.DockerClient, tag: str) -> recipe.ImageRef | None:
    with translated("look for the sandbox image"):
        try:
            image = client.images.get(tag)
        except docker.errors.ImageNotFound:
            return None
    base = image.labels.get(recipe.BASE_LABEL, "")
    return recipe.ImageRef(tag=tag, digest=str(image.id), base=base)


def build(
    client: docker.DockerClient,
    *,
    progress: Callable[[str], None] = lambda _: None,
    force: bool = False,
    base: bases.BaseKind = bases.BaseKind.AUTO,
) -> recipe.ImageRef:
    """Build the image of this version of the grader, and remove old ones that nobody uses.

    Does nothing where it is there on the wanted base, unless forced.

    Args:
        client: Of the engine that builds and keeps it.
        progress: Told what is being done, a line at a time.
        force: Make every layer anew, the base included, as for security updates.
        base: What to build on.

    Raises:
        SandboxUnavailable: It cannot be built; says why.
    """
    lock = settings().cache / "image.lock"
    with locked(lock, waiting=lambda: progress("waiting for another grader that builds")):
        code = recipe.code()  # read once: somebody may be editing it
        there = _look(client, recipe.tag_of(code))
        if there and not force and _fits(there, base):
            return there
        below = bases.choose(client, base, progress=progress, force=force)
        wheels_tag = _ensure_wheels(client, below, progress=progress, force=force)
        progress("adding the grader's own code")
        _add_code(client, code, below, wheels_tag)
        remove_stale(client)
        made = _look(client, recipe.tag_of(code))
    if made is None:
        raise SandboxUnavailable("The sandbox image vanished right after it was built: try again")
    return made


def _fits(image: recipe.ImageRef, base: bases.BaseKind) -> bool:
    match base:
        case bases.BaseKind.AUTO:
            return True
        case bases.BaseKind.OFFICIAL:
            return image.base == recipe.OFFICIAL
        case bases.BaseKind.DEBIAN:
            return image.base == bases.DEBIAN


def _ensure_wheels(
    client: docker.DockerClient, base: bases.Base, *, progress: Callable[[str], None], force: bool
) -> str:
    tag = recipe.wheels_tag(base.id)
    if force or not find(client, tag):
        progress("fetching the Python packages of the image")
        with translated("ask the engine for its architecture"):
            architecture = str(client.version()["Arch"])
        files = wheels.fetch(architecture)
        progress("installing them in the image")
        labels = {recipe.LABEL: "wheels"}
        _tag(client, build_layer(client, "wheels", files, base=base.id, labels=labels), tag)
    return tag


def _add_code(
    client: docker.DockerClient, code: dict[str, bytes], base: bases.Base, wheels_tag: str
) -> None:
    labels = {
        recipe.LABEL: "sandbox",
        recipe.BASE_LABEL: base.name,
        recipe.BELOW_LABEL: f"{wheels_tag} {base.tag}",
    }
    made = build_layer(client, "code", code, base=wheels_tag, labels=labels)
    _tag(client, made, recipe.tag_of(code))


def _tag(client: docker.DockerClient, image: str, tag: str) -> None:
    name, _, digest = tag.partition(":")
    with translated(f"tag the image {tag}"):
        client.api.tag(image, name, tag=digest, force=True)
