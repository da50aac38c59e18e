"""Starts a guest in an interpreter of its own, where there is no fork to start it with.

Run as ``python -P -s -S -B fresh.py CEILINGS SITE…``: descriptor 0 brings the question, 1 takes the answer,
and what the student prints goes to 2. Slower than :mod:`grader.harness.zygote` and without its
separation of users, so only the local sandbox uses it.
"""

from __future__ import annotations

import json
import os
import sys


def main() -> None:
    """Answer the one question on standard input."""
    sites = sys.argv[2:]
    sys.path[:0] = sites
    from grader.harness import ceilings, guest  # noqa: PLC0415 - found by the path just given

    guest.preload()
    del sys.path[: len(sites)]
    answer = os.dup(1)
    os.dup2(2, 1)
    ceilings.lower(json.loads(sys.argv[1]))
    guest.serve(0, answer)


if __name__ == "__main__":
    main()
