"""What runs inside a sandbox: trusted pytest on one side, the student's interpreter on the other.

The two sides never share a process. The supervisor (:mod:`.supervisor`, :mod:`.plugin`) holds the
hidden checks and decides; the guest (:mod:`.zygote`, :mod:`.guest`) holds the student's code and
answers questions. Between them go frames (:mod:`.wire`) of plain data. Authors of checks import
from here.
"""

from grader.harness.checks import CheckFailed, check

__all__ = ["CheckFailed", "check"]
