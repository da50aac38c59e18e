"""Removes old images of ours."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import docker.errors

from grader.sandbox.engine import translated
from grader.sandbox.image.recipe import BASE_NAME, BELOW_LABEL, LABEL, NAME, current_tag

if TYPE_CHECKING:
    from collections.abc import Collection

    import docker

KEPT_S = 24 * 60 * 60
"""A younger image may belong to another version of the grader that is at work right now."""


def find_stale(client: docker.DockerClient) -> tuple[str, ...]:
    """Return the ids of our images that are over a day old and not part of the current one."""
    with translated("list the sandbox images"):
        images = client.api.images(filters={"label": LABEL})
    current = current_tag()
    keep = {current}
    for image in images:
        if current in (image["RepoTags"] or ()):
            keep.update(image["Labels"].get(BELOW_LABEL, "").split())
    limit = time.time() - KEPT_S
    return tuple(
        str(image["Id"])
        for image in sorted(images, key=lambda image: -int(image["Created"]))
        if image["Created"] < limit and _is_old(image["RepoTags"] or (), keep)
    )


def _is_old(tags: Collection[str], keep: Collection[str]) -> bool:
    """Return whether only we can want an image: a label is inherited by what others build on it."""
    names = {tag.partition(":")[0] for tag in tags}
    return names <= {NAME, BASE_NAME, "<none>"} and not {*tags} & {*keep}


def remove_stale(client: docker.DockerClient) -> int:
    """Remove them, youngest first; those that a container or another image needs stay.

    Returns:
        How many were removed.
    """
    removed = 0
    for identity in find_stale(client):
        try:
            client.api.remove_image(identity)
        except docker.errors.APIError:
            continue  # in use, or already gone
        removed += 1
    return removed
