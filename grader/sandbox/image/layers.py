"""Builds one layer of the image with the engine's own builder, from a context held in memory.

The classic builder is used on purpose: every engine has it, and it needs no plug-in.
"""

from __future__ import annotations

import io
import re
import tarfile
from typing import TYPE_CHECKING, Any

import docker.errors

from grader.errors import SandboxUnavailable
from grader.sandbox.engine import translated
from grader.sandbox.image.recipe import HERE

if TYPE_CHECKING:
    from collections.abc import Iterable

    import docker

_WAIT_S = 900


def find(client: docker.DockerClient, tag: str) -> str | None:
    """Return the id of an image, or None where the engine has none of that name."""
    with translated(f"look for the image {tag}"):
        try:
            return str(client.images.get(tag).id)
        except docker.errors.ImageNotFound:
            return None


def build_layer(
    client: docker.DockerClient,
    layer: str,
    site: dict[str, bytes],
    *,
    base: str,
    labels: dict[str, str],
) -> str:
    """Build one layer and return the image's id; it gets no tag yet.

    Args:
        client: Of the engine that builds.
        layer: ``wheels`` or ``code``: names the Dockerfile.
        site: Files that go below ``site-packages``, by their path there.
        base: Id or tag of the image below.
        labels: Of the new image.

    Raises:
        SandboxUnavailable: A step failed; the text has its last lines.
    """
    context = {f"site/{name}": content for name, content in site.items()}
    context |= {name: (HERE / name).read_bytes() for name in (f"{layer}.Dockerfile", "prepare.py")}
    with translated("build the sandbox image"):
        answers = client.api.build(
            fileobj=_pack(context),
            custom_context=True,
            dockerfile=f"{layer}.Dockerfile",
            buildargs={"BASE": base},
            labels=labels,
            network_mode="none",
            rm=True,
            forcerm=True,
            nocache=True,
            decode=True,
            timeout=_WAIT_S,
        )
        return _result(answers)


def _pack(context: dict[str, bytes]) -> io.BytesIO:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        for name, content in sorted(context.items()):
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(content), 0o644
            tar.addfile(entry, io.BytesIO(content))
    packed.seek(0)
    return packed


def _result(answers: Iterable[dict[str, Any]]) -> str:
    """Return the id that the builder ends with."""
    said = ""
    for answer in answers:
        if "error" in answer:
            raise SandboxUnavailable(
                f"The sandbox image could not be built: {answer['error']}\n{_last_lines(said)}"
            )
        if "aux" in answer:
            return str(answer["aux"]["ID"])
        said += str(answer.get("stream", ""))
    raise SandboxUnavailable(f"Docker's builder ended without an image:\n{_last_lines(said)}")


def _last_lines(said: str) -> str:
    plain = re.sub("\x1b\\[[0-9;]*m", "", said)
    return "\n".join(plain.strip().splitlines()[-8:])
