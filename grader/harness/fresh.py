"""A guest in an interpreter of its own, where there is no fork to start it with.

Started by :mod:`grader.harness.boot`: descriptor 0 brings the question, 1 takes the answer, and what
the student prints goes to 2. Slower than :mod:`grader.harness.zygote` and without its separation of
users, so only the local sandbox uses it.
"""

from __future__ import annotations

import os

from grader.harness import guest

prepare = guest.preload


def main() -> None:
    """Answer the one question on standard input."""
    answer = os.dup(1)
    os.dup2(2, 1)
    guest.serve(0, answer)
