"""Remembers whose request is being worked on. It is right as long as there is one thread: mend it."""

from collections.abc import Iterator
from contextlib import contextmanager


class RequestContext:
    """The user of the request that is being worked on."""

    def __init__(self) -> None:
        self._user: str | None = None

    @property
    def user(self) -> str | None:
        """The user of the request, or None outside of one."""
        return self._user

    def begin(self, user: str) -> None:
        """Begin a request."""
        self._user = user

    def end(self) -> None:
        """End the request."""
        self._user = None

    @contextmanager
    def request(self, user: str) -> Iterator[None]:
        """Begin a request, and end it with the block."""
        self.begin(user)
        yield
        self.end()
