"""``python -m tests.bench``: every speed that we claim, measured beside a baseline in one run."""

from __future__ import annotations

from tests.bench import grading

grading.compare()
grading.where_the_time_goes()
