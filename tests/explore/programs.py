"""Small programs and shortcuts that the engine's tests share."""

from grader.explore import Budget, Exploration, Module, Program, run

COUNTER = """
import threading
class Counter:
    def __init__(self):
        self.value = 0
    def increment(self):
        self.value += 1
def scenario():
    counter = Counter()
    threads = [threading.Thread(target=counter.increment) for _ in range(2)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    return counter.value
"""
LOCKED_COUNTER = COUNTER.replace(
    "self.value = 0", "self.value = 0; self.lock = threading.Lock()"
).replace("        self.value += 1", "        with self.lock: self.value += 1")
TWO_LOCKS = """
from threading import Lock, Thread
a, b = Lock(), Lock()
def forwards():
    with a:
        with b: pass
def backwards():
    with b:
        with a: pass
def scenario():
    threads = [Thread(target=forwards), Thread(target=backwards)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
"""
PHILOSOPHERS = """
import threading
def scenario():
    forks = [threading.Lock() for _ in range(3)]
    meals = [0] * 3
    def dine(seat):
        first, second = sorted((seat, (seat + 1) % 3))
        with forks[first]:
            with forks[second]:
                meals[seat] += 1
    threads = [threading.Thread(target=dine, args=(seat,)) for seat in range(3)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    return meals
"""
BUFFER = """
import threading
class Buffer:
    def __init__(self):
        self.items = []
        self.changed = threading.Condition()
    def put(self, item):
        with self.changed:
            while len(self.items) >= 1: self.changed.wait()
            self.items.append(item)
            self.changed.notify_all()
    def get(self):
        with self.changed:
            while not self.items: self.changed.wait()
            item = self.items.pop(0)
            self.changed.notify_all()
            return item
def scenario():
    buffer, got = Buffer(), [None, None]
    def produce(number): buffer.put(number)
    def consume(number): got[number] = buffer.get()
    threads = [threading.Thread(target=f, args=(n,)) for f in (produce, consume) for n in (0, 1)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    return sorted(got)
"""


def program(source: str) -> Program:
    return Program((Module("m", source, "m.py"),), "m.scenario")


def indented(text: str) -> str:
    """The lines of a text, one level deeper."""
    return "\n".join("    " + line for line in text.splitlines())


def in_threads(*bodies: str, state: str = "", result: str = "None") -> str:
    """A program whose threads execute the bodies over a shared state `s`."""
    lines = [
        "import threading, time, queue",
        "class State: pass",
        "def scenario():",
        "    s = State()",
    ]
    lines += ["    " + line for line in state.splitlines()]
    for number, body in enumerate(bodies):
        lines += [f"    def t{number}():", *("        " + line for line in body.splitlines())]
    names = ", ".join(f"t{number}" for number in range(len(bodies)))
    lines += [
        f"    threads = [threading.Thread(target=t) for t in ({names},)]",
        "    for thread in threads: thread.start()",
        "    for thread in threads: thread.join()",
        f"    return {result}",
    ]
    return "\n".join(lines) + "\n"


def explored(source: str, **budget: float) -> Exploration:
    return run(program(source), Budget(**{"seconds": 60.0, **budget}), output=lambda _: None)  # type: ignore[arg-type]


def values(exploration: Exploration) -> set[str]:
    return {str(outcome.value) for outcome in exploration.outcomes}


def endings(exploration: Exploration) -> set[str]:
    return {outcome.ending.value for outcome in exploration.outcomes}
