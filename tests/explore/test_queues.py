"""Semaphores and queues are one step each, and what can fail or wait is tried both ways."""

import pytest

from tests.explore.programs import endings, explored, in_threads, values

QUEUES = "s.q = queue.Queue({}); s.got = []"
CONVERSATION = """
from queue import SimpleQueue
from threading import Thread
def serve(requests):
    while True:
        number, answer = requests.get()
        answer.put(number)
def scenario():
    requests = SimpleQueue()
    Thread(target=serve, args=(requests,), daemon=True).start()
    for number in range(6):
        answer = SimpleQueue()
        requests.put((number, answer))
        assert answer.get() == number
"""


@pytest.mark.parametrize("kind", ["SimpleQueue", "Queue"])
def test_a_conversation_by_queues_is_one_schedule(kind):
    found = explored(CONVERSATION.replace("SimpleQueue", kind))
    assert (found.schedules, found.exhausted) == (1, True)


@pytest.mark.parametrize("size", [0, 1, 2])
def test_items_come_out_in_the_order_in_which_they_were_put(size):
    puts = "s.q.put({0}); s.q.put({0} + 1)"
    found = explored(
        in_threads(puts.format(1), puts.format(3), "for _ in range(4): s.got.append(s.q.get())",
                   state=QUEUES.format(size), result="s.got")
    )  # fmt: skip
    assert len(values(found)) == 6
    assert found.exhausted


def test_who_looks_whether_there_is_room_can_be_overtaken():
    body = "if not s.q.full(): s.q.put(1, block=False)"
    found = explored(in_threads(body, body, state=QUEUES.format(1)))
    assert endings(found) == {"returned", "raised"}


def test_a_get_with_a_timeout_may_come_too_early():
    found = explored(
        in_threads(
            "time.sleep(1); s.q.put(1)",
            "try: s.got.append(s.q.get(timeout=1))\nexcept queue.Empty: s.got.append(None)",
            state=QUEUES.format(0), result="len(s.got) and s.got[0]",
        )
    )  # fmt: skip
    assert values(found) == {"1", "None"}


def test_a_full_queue_that_nobody_empties_is_a_deadlock():
    found = explored(in_threads("s.q.put(1); s.q.put(2)", state=QUEUES.format(1)))
    assert endings(found) == {"deadlock"}


@pytest.mark.parametrize("look", ["s.q.queue", "s.q.unfinished_tasks", "s.q.mutex"])
def test_a_queue_that_is_looked_into_is_the_librarys_own(look):
    found = explored(in_threads("s.q.put(1)", state=QUEUES.format(0), result=f"str({look})"))
    assert endings(found) == {"returned"}


def test_a_derived_queue_is_the_librarys_own():
    source = (
        "import queue\nclass Odd(queue.Queue):\n    def _put(self, item): self.queue.append(-item)\n"
        "def scenario():\n    odd, high = Odd(), queue.PriorityQueue()\n    odd.put(1)\n"
        "    high.put(2); high.put(1)\n    return odd.get(), high.get(), isinstance(high, queue.Queue)\n"
    )
    assert explored(source).outcomes[0].value == {"tuple": [-1, 1, True]}


def test_any_of_those_who_wait_may_get_a_permit():
    body = "s.q.acquire(); s.got.append({})"
    found = explored(
        in_threads(body.format(1), body.format(2), "s.q.release(2)",
                   state="s.q = threading.Semaphore(0); s.got = []", result="s.got[0]")
    )  # fmt: skip
    assert values(found) == {"1", "2"}


def test_a_bounded_semaphore_refuses_what_it_never_gave():
    found = explored(
        in_threads("s.q.acquire()", "s.q.release()", state="s.q = threading.BoundedSemaphore(1)")
    )
    assert endings(found) == {"returned", "raised"}


def test_what_came_before_a_give_that_nobody_needed_is_not_ordered():
    found = explored(
        in_threads("s.x = 1; s.q.release()", "s.q.acquire(); s.y = s.x",
                   state="s.q = threading.Semaphore(1); s.x = s.y = 0", result="s.y")
    )  # fmt: skip
    assert values(found) == {"0", "1"}
