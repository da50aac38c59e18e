"""Old images of ours go, and nothing that anybody may still need goes with them."""

from __future__ import annotations

import time
from typing import Any, cast

import docker
import docker.errors
import pytest

from grader.sandbox.image import recipe, stale

CURRENT = f"{recipe.NAME}:current"
OLD = 0
NEW = int(time.time())


def listed(identity: str, created: int, *tags: str, below: str = "") -> dict[str, Any]:
    labels = {recipe.LABEL: "sandbox", recipe.BELOW_LABEL: below}
    return {"Id": identity, "Created": created, "RepoTags": [*tags], "Labels": labels}


class FakeApi:
    def __init__(self, *images: dict[str, Any], needed: str = "") -> None:
        self._images = images
        self._needed = needed

    def images(self, **_: Any) -> list[dict[str, Any]]:
        return [*self._images]

    def remove_image(self, identity: str) -> None:
        if identity == self._needed:
            raise docker.errors.APIError("a container uses it")


class FakeClient:
    def __init__(self, *images: dict[str, Any], needed: str = "") -> None:
        self.api = FakeApi(*images, needed=needed)


@pytest.fixture(autouse=True)
def current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stale, "current_tag", lambda: CURRENT)


def found(*images: dict[str, Any]) -> tuple[str, ...]:
    return stale.find_stale(cast("docker.DockerClient", FakeClient(*images)))


def test_an_old_image_of_an_older_version_is_stale() -> None:
    assert found(listed("a", OLD, f"{recipe.NAME}:before")) == ("a",)


def test_an_image_without_a_tag_is_stale() -> None:
    assert found(listed("a", OLD), listed("b", OLD, "<none>:<none>")) == ("a", "b")


def test_a_young_image_may_be_in_use_by_another_version() -> None:
    assert found(listed("a", NEW, f"{recipe.NAME}:other")) == ()


def test_the_current_image_and_what_it_stands_on_stay() -> None:
    wheels, debian = f"{recipe.BASE_NAME}:wheels-1", f"{recipe.BASE_NAME}:debian-1"
    current = listed("a", OLD, CURRENT, below=f"{wheels} {debian}")
    assert found(current, listed("b", OLD, wheels), listed("c", OLD, debian)) == ()


def test_what_somebody_else_built_on_ours_stays() -> None:
    assert found(listed("a", OLD, "mine:latest", f"{recipe.BASE_NAME}:debian-0")) == ()


def test_what_is_in_use_stays_and_is_not_counted() -> None:
    client = FakeClient(listed("a", OLD), listed("b", OLD), needed="a")
    assert stale.remove_stale(cast("docker.DockerClient", client)) == 1
