"""The two kinds of exercises, as options name them."""

from __future__ import annotations

import enum


class Kind(enum.Enum):
    """The values of ``--kind``."""

    EXPLORED = "explored"
    """Threads, all of whose schedules are tried."""
    OBSERVED = "observed"
    """Processes, watched from outside."""
