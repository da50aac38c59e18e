from __future__ import annotations

from collections.abc import Callable, Iterator

import docker
import pytest

from grader.errors import SandboxUnavailable
from grader.sandbox import image
from grader.sandbox.engine import connect
from grader.sandbox.image import recipe
from grader.settings import settings


@pytest.fixture(scope="session")
def client() -> Iterator[docker.DockerClient]:
    try:
        connected = connect(timeout_s=60)
    except SandboxUnavailable as error:
        if settings().ci:
            raise
        pytest.skip(str(error))
    yield connected
    connected.close()


@pytest.fixture(scope="module")
def built(client: docker.DockerClient) -> Iterator[image.ImageRef]:
    """The current image; which one that is does not change when somebody edits the code now."""
    now = recipe.code()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recipe, "code", lambda: now)
        yield image.ensure(client)


@pytest.fixture
def inside(client: docker.DockerClient, built: image.ImageRef) -> Callable[..., str]:
    """Run a command in the image as a submission would be: nobody, read-only, no network."""

    def run(*command: str, user: str = "4711:4711") -> str:
        output: bytes = client.containers.run(
            built.tag,
            list(command),
            user=user,
            read_only=True,
            network_mode="none",
            cap_drop=["ALL"],
            remove=True,
            labels={"concurrency-grader.test": "image"},
        )
        return output.decode()

    return run
