"""Each thread has a pile of users of its own; the one on top is the user."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class RequestContext:
    """The user of the request that the calling thread is in."""

    def __init__(self) -> None:
        self._here = threading.local()

    def _users(self) -> list[str]:
        if not hasattr(self._here, "users"):
            self._here.users = []
        users: list[str] = self._here.users
        return users

    @property
    def user(self) -> str | None:
        """The user of the request, or None outside of one."""
        users = self._users()
        return users[-1] if users else None

    def begin(self, user: str) -> None:
        """Begin a request in the calling thread."""
        self._users().append(user)

    def end(self) -> None:
        """End the calling thread's latest request."""
        self._users().pop()

    @contextmanager
    def request(self, user: str) -> Iterator[None]:
        """Begin a request, and end it with the block."""
        self.begin(user)
        try:
            yield
        finally:
            self.end()
