"""Starts one of our programs in a bare interpreter, and leaves no way of importing behind.

Run as ``python -P -s -S -B boot.py PROGRAM SITE…``. The interpreter has no site-packages; the program
is imported, with all that it needs, from the folders given, which are then forgotten: what a
student's import finds afterwards is the standard library.
"""

from __future__ import annotations

import gc
import importlib
import sys


def main() -> None:
    """Import the program that is named, and run it."""
    gc.disable()  # importing makes no garbage, and looking for it takes a tenth of the time
    name, *sites = sys.argv[1:]
    sys.path[:0] = sites
    program = importlib.import_module(f"grader.harness.{name}")
    program.prepare()
    del sys.path[: len(sites)]
    program.main()


if __name__ == "__main__":
    main()
