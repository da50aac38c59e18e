"""A reduced number of the differential test; `python -m tests.explore.soundness` runs it in full."""

import pytest

from tests.explore.soundness import compare, main


@pytest.mark.parametrize("first", [3000, 3100, 3200])
def test_the_reduction_misses_no_state_that_brute_force_reaches(first):
    assert main(5, first) == 0


@pytest.mark.parametrize("seed", [1118])
def test_states_missed_once_are_found(seed):
    assert compare(seed)[0], "see the module's docstring for how to look at it"
