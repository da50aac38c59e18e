"""The sandbox image: built where it is missing, found where it is there.

:mod:`recipe` says what goes in and what it is called; :mod:`build` makes it in three layers:
a :mod:`base`, which is an image or a root made by :mod:`debian`, :mod:`wheels`, our own code.
"""

from grader.sandbox.image.base import BaseKind
from grader.sandbox.image.build import build, current, ensure
from grader.sandbox.image.recipe import ImageRef, current_tag

__all__ = ["BaseKind", "ImageRef", "build", "current", "current_tag", "ensure"]
