"""Random numbers that do not depend on the schedule.

Every thread draws from a source of its own, made from the seed and from the thread's path: so
what one thread draws does not hang on how many others have drawn before, and draws commute.
"""

from __future__ import annotations

import random
import types
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.explore.machine import Machine


class Chance:
    """The `random` of one machine."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._seed: object = 0
        self._sources: dict[str, random.Random] = {}

    def begin(self, seed: object) -> None:
        """Forget what was drawn."""
        self._seed = seed
        self._sources.clear()

    def module(self) -> types.ModuleType:
        """A `random` whose functions draw from the running thread's source."""
        module = types.ModuleType("random", random.__doc__)
        for name, value in vars(random).items():
            if isinstance(getattr(value, "__self__", None), random.Random):
                module.__dict__[name] = self._function(name)
            elif name != "__name__":
                module.__dict__[name] = value
        module.__dict__["seed"] = self._set_seed
        return module

    def _set_seed(self, a: object = None, version: int = 2) -> None:
        """The whole program is given the seed, whoever asks for it."""
        self.begin((a, version) if a is not None else self._seed)

    def _function(self, name: str) -> Callable[..., Any]:
        def draw(*args: Any, **kwargs: Any) -> Any:
            return getattr(self._source(), name)(*args, **kwargs)

        draw.__name__ = draw.__qualname__ = name
        return draw

    def _source(self) -> random.Random:
        task = self._machine.current
        path = "" if task is None else task.path
        source = self._sources.get(path)
        if source is None:
            source = self._sources[path] = random.Random(f"{self._seed!r}/{path}")  # noqa: S311
        return source
