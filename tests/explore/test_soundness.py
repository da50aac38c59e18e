"""A reduced number of the differential test; `make soundness` runs it in full."""

import pytest

from tests.explore.programs import explored, in_threads, values
from tests.explore.soundness import main


@pytest.mark.parametrize("first", [3000, 3100, 3200])
def test_the_reduction_misses_no_state_that_brute_force_reaches(first):
    assert main(5, first) == 0


def test_a_look_at_a_thread_that_may_end_first_is_tried_both_ways():
    found = explored(in_threads("s.x = 1", "s.alive = threads[0].is_alive()", result="s.alive"))
    assert values(found) == {"True", "False"}


def test_a_wait_with_a_timeout_is_tried_in_both_orders():
    body = "s.{0} = s.lock.acquire(timeout=1)"
    found = explored(
        in_threads(
            body.format("a"),
            body.format("b"),
            state="s.lock = threading.Lock()",
            result="[s.a, s.b]",
        )
    )
    assert values(found) == {"[True, False]", "[False, True]"}


def test_who_waits_while_time_passes_could_have_been_first():
    state = "s.lock = threading.Lock(); s.order = []"
    bodies = [f"with s.lock:\n    time.sleep(1)\n    s.order.append({n})" for n in (1, 2)]
    found = explored(in_threads(*bodies, state=state, result="s.order"))
    assert values(found) == {"[1, 2]", "[2, 1]"}


def test_a_returned_container_is_read_when_it_is_returned():
    found = explored(
        in_threads("s.log.append(1)", state="s.log = []", result="s.log").replace(
            "    for thread in threads: thread.join()\n", ""
        )
    )
    assert values(found) == {"[]", "[1]"}
