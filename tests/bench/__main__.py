"""``python -m tests.bench``: the speed of grading, measured beside a baseline in one run.

The engine has a benchmark of its own, `tests.bench.explore`; `make bench` runs both.
"""

from __future__ import annotations

from tests.bench import grading

grading.compare()
grading.where_the_time_goes()
