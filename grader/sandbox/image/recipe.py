"""What goes into the sandbox image, and the names that follow from it.

A tag is a digest of the contents, so an image with the right tag never needs to be looked into.
The image has three layers, each with a tag of its own, so that a change of our code costs two
seconds and not a whole system: the base, the wheels on it, our code on them.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import SandboxUnavailable
from grader.settings import REPOSITORY, settings

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME = "concurrency-grader"
BASE_NAME = "concurrency-grader-base"
LABEL = "concurrency-grader.image"
"""On every image of ours; its value is the layer: ``sandbox``, ``wheels`` or ``base``."""
BASE_LABEL = "concurrency-grader.base"
"""On the finished image: what it was built on."""
BELOW_LABEL = "concurrency-grader.below"
"""On the finished image: the tags of the layers below it."""

PYTHON = "3.13"
OFFICIAL = f"python:{PYTHON}-slim"
DEBIAN_SUITE = "trixie"
DEBIAN_PACKAGES = (f"python{PYTHON}",)

WHEELS = ("greenlet", "iniconfig", "packaging", "pluggy", "pygments", "pytest", "pytest-timeout")
"""All that is installed in the image, dependencies included: nothing is resolved at build time."""

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent.parent
_MODULES = ("__init__.py", "model.py", "errors.py")
_PACKAGES = ("explore", "harness", "observe")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageRef:
    """A sandbox image that is there."""

    tag: str
    digest: str
    """The engine's own id of the image: the exact bytes, where the tag names what went in."""
    base: str
    """What it was built on: ``debian``, or the name of an image."""


def current_tag() -> str:
    """Return the tag of the image that belongs to this version of the grader."""
    return tag_of(code())


def tag_of(contents: dict[str, bytes]) -> str:
    """Return the tag of the image with these files of ours, as :func:`code` gives them."""
    base = ("base", (settings().base_image or "").encode())
    return f"{NAME}:{digest([*_recipe('code'), *_wheels(), *contents.items(), base])}"


def wheels_tag(base_id: str) -> str:
    """Return the tag of the layer with the wheels, on the base with this id."""
    return f"{BASE_NAME}:wheels-{digest([*_wheels(), ('base', base_id.encode())])}"


def debian_tag(architecture: str) -> str:
    """Return the tag of the Debian root for an architecture."""
    wanted = f"{DEBIAN_SUITE} {DEBIAN_PACKAGES} {architecture}"
    script = (HERE / "debian.py").read_bytes()
    return f"{BASE_NAME}:debian-{digest([('debian.py', script), ('wanted', wanted.encode())])}"


def code() -> dict[str, bytes]:
    """Read our own files that the image needs, by their path below ``site-packages``."""
    paths = [PACKAGE / name for name in _MODULES]
    for package in _PACKAGES:
        paths += (PACKAGE / package).rglob("*.py")
    return {path.relative_to(PACKAGE.parent).as_posix(): path.read_bytes() for path in paths}


@functools.cache
def pins() -> dict[str, str]:
    """Return the version of every wheel.

    They are those of ``constraints.txt``; where the grader was installed without its repository,
    those that are installed beside it.

    Raises:
        SandboxUnavailable: A version is not known.
    """
    listed = _listed(REPOSITORY / "constraints.txt")
    return {name: listed.get(name) or _installed(name) for name in WHEELS}


def digest(parts: Iterable[tuple[str, bytes]]) -> str:
    """Return a short digest of named contents; order does not matter, names and lengths do."""
    whole = hashlib.sha256()
    for name, content in sorted(parts):
        whole.update(f"{name}\0{len(content)}\0".encode() + content)
    return whole.hexdigest()[:16]


def _recipe(layer: str) -> list[tuple[str, bytes]]:
    names = (f"{layer}.Dockerfile", "prepare.py")
    return [(name, (HERE / name).read_bytes()) for name in names]


def _wheels() -> list[tuple[str, bytes]]:
    versions = [(f"wheel {name}", version.encode()) for name, version in pins().items()]
    return [*_recipe("wheels"), *versions]


def _listed(constraints: Path) -> dict[str, str]:
    if not constraints.is_file():
        return {}
    lines = constraints.read_text(encoding="utf-8").splitlines()
    found = (re.match(r"([A-Za-z0-9._-]+)==([^\s;#]+)", line) for line in lines)
    return {_normal(each[1]): each[2] for each in found if each}


def _installed(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError as error:
        raise SandboxUnavailable(
            f"The version of {name!r} for the sandbox image is not known: reinstall the grader"
        ) from error


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
