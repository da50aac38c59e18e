"""The rewritten program computes what the original computes."""

import ast
import contextlib
import io
import subprocess
import sys
from pathlib import Path

import pytest

from grader.explore import Budget, run
from grader.explore.hooks import Hooks
from grader.explore.machine import Machine
from grader.explore.rewriter import Sites, bind, rewrite
from tests.explore.programs import explored, in_threads, program, values

EVERYTHING = """
import dataclasses, functools, contextlib, collections
calls = []
def note(x):
    calls.append(x)
    return x
class Slots:
    __slots__ = ("a", "_b")
    def __init__(self): self.a = 1; self._b = 2
class Mangled:
    __count = 0
    def __init__(self): self.__value = [1]
    def bump(self):
        self.__value[0] += 1
        self.__value += [5]
        Mangled.__count += 1
        return self.__value, self.__count
@dataclasses.dataclass
class Point:
    x: int = 0
    y: list = dataclasses.field(default_factory=list)
    @property
    def both(self): return (self.x, self.y)
    @both.setter
    def both(self, pair): self.x, self.y = pair
class Meta(type):
    registry = {}
    def __new__(mcls, name, bases, namespace):
        cls = super().__new__(mcls, name, bases, namespace)
        mcls.registry[name] = len(mcls.registry)
        return cls
class Child(Point, metaclass=Meta):
    def __getattr__(self, name): return "missing " + name
    def __getitem__(self, key): return ("item", key)
    def __setitem__(self, key, value): note((key, value))
    def __iadd__(self, other): self.x += other; return self
total = 0
def count(n):
    global total
    total += n
    (total, other) = (total + 1, total)
    for total in range(total, total + 2): pass
    return total, other
def closure():
    n = 0; xs = []
    def inner(k):
        nonlocal n
        n += k; xs.append(n)
        (n, m) = (n * 2, n)
        return lambda: (n, m)
    fs = [inner(i) for i in range(3)]
    del inner
    return [f() for f in fs], xs, [(lambda: i)() for i in range(3)]
def generators():
    def gen(n):
        while n:
            got = yield n
            n -= got or 1
    g = gen(5)
    return [next(g), g.send(2), *g, next(g, "end")]
def matching(x):
    match x:
        case {"a": a, **rest} if a: return a, rest
        case [first, *others]: return first, others
        case Point(x=0): return "origin"
        case _: return None
def order():
    d = collections.defaultdict(list)
    d[note("k")].append(note("v"))
    xs = [0] * 4
    xs[note(0)] = xs[note(1)] = note(7)
    xs[note(2)] += note(3)
    p = Child()
    p.x += note(2); p += 3; p[note("key")] = note("value"); p["z"]
    a = b, *c = note([1, 2, 3])
    if (w := note(10)) > 5: pass
    xs[1:3] = [note(8)]; del xs[-1:], p.x
    return dict(d), xs, p.y, a, b, c, w, p.nothing, calls
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
@contextlib.contextmanager
def managed(x):
    try: yield x
    finally: note("closed")
def errors():
    out = []
    for f in (lambda: [].x, lambda: {}["k"], lambda: [1][3], lambda: None + 1, lambda: undefined, lambda: 1 / 0):
        try: f()
        except Exception as e: out.append((type(e).__name__, str(e)))
    try:
        with managed(1) as m: raise ValueError(m)
    except ValueError as e: out.append(repr(e))
    else: out.append("no")
    finally: out.append("finally")
    return out
def texts():
    xs, d = [1, 2], {"a": 1}
    return f"{xs!r:>8}|{d['a']:03d}|{len(xs)=}", ",".join(str(x) for x in xs), [*xs, *d], {**d, "b": 2}, 1 in xs, xs == [1, 2], not xs, xs and d
async def coroutine(): return [x async for x in aiter_()]
print(Slots().a, Mangled().bump(), Point(1).both, Child.registry, count(3), total, closure(), generators())
print(matching({"a": 1, "b": 2}), matching([1, 2]), matching(Point()), order(), fib(30), errors(), texts())
s: int = 5
s **= 2; s //= 2; s <<= 1; s |= 1
print(s, [i for i in range(5) if i % 2 for j in [i] if j], {i: i for i in "ab"}, sorted({1, 2} | {3}), [y := 1, y + 1])
p = Point(); p.both = (3, [4]); p.y[0] -= 1; p.y += (9,); print(p, getattr(p, "x"), getattr(p, "q", None), hasattr(p, "y"))
while s > 40: s -= 1
else: print("done", s)
"""


def rewritten(source: str, filename: str = "m.py"):
    hooks, sites = Hooks(Machine()), Sites()
    code = rewrite(ast.parse(source), "m", filename, sites=sites, program=frozenset({"m"}))
    hooks.module_names = frozenset({"m"})
    return bind(code, hooks.table), hooks


def output(code, hooks=None) -> str:
    namespace = {"__name__": "m"}
    if hooks is not None:
        hooks.namespaces["m"] = namespace
    with contextlib.redirect_stdout(io.StringIO()) as text:
        exec(code, namespace)  # noqa: S102
    return text.getvalue()


def test_every_construct_computes_the_same():
    plain = output(compile(EVERYTHING, "m.py", "exec"))
    assert output(*rewritten(EVERYTHING)) == plain


def test_every_construct_computes_the_same_under_the_scheduler():
    source = EVERYTHING.replace("async def coroutine(): return [x async for x in aiter_()]", "")
    main = "def scenario():\n    " + source.replace("\n", "\n    ").replace(
        "global total", "nonlocal total"
    )
    shown = []
    run(program(main), Budget(schedules=1), output=shown.append)
    plain = output(compile(main + "\nscenario()", "m.py", "exec"))
    assert "".join(shown) == plain


STANDARD = [
    "test_augassign",
    "test_binop",
    "test_call",
    "test_class",
    "test_compare",
    "test_contextlib",
    "test_decorators",
    "test_dict",
    "test_dictcomps",
    "test_dictviews",
    "test_exceptions",
    "test_extcall",
    "test_fstring",
    "test_generators",
    "test_genexps",
    "test_iter",
    "test_keywordonlyarg",
    "test_list",
    "test_listcomps",
    "test_named_expressions",
    "test_patma",
    "test_positional_only_arg",
    "test_property",
    "test_raise",
    "test_scope",
    "test_set",
    "test_setcomps",
    "test_slice",
    "test_unpack",
    "test_unpack_ex",
    "test_with",
]
RUN = """
import ast, sys, types, unittest
from grader.explore import Budget, run
from grader.explore.hooks import Hooks
from grader.explore.machine import Machine
from grader.explore.rewriter import Sites, bind, rewrite
name, path, how = sys.argv[1:]
tree = ast.parse(open(path, encoding="utf-8").read())
module = types.ModuleType(name); module.__file__ = path; sys.modules[name] = module
hooks = Hooks(Machine()); hooks.module_names = frozenset({name}); hooks.namespaces[name] = vars(module)
if how == "rewritten":
    code = bind(rewrite(tree, name, path, sites=Sites(), program=frozenset({name})), hooks.table)
else:
    code = compile(tree, path, "exec")
exec(code, vars(module))
result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromModule(module).run(result)
print(result.testsRun)
for test, _ in sorted(result.failures + result.errors, key=lambda pair: str(pair[0])): print(test)
"""
EXPECTED_TO_DIFFER = frozenset({
    # look at code objects, warnings of the compiler, columns of tracebacks, locals()
    "test_call", "test_dictcomps", "test_exceptions", "test_fstring", "test_iter", "test_listcomps",
    "test_scope", "test_setcomps",
    # need CPython's own frames or counts of references
    "test_generators", "test_contextlib",
})  # fmt: skip


@pytest.mark.parametrize("name", [n for n in STANDARD if n not in EXPECTED_TO_DIFFER])
def test_cpythons_own_tests_pass_rewritten(name):
    path = Path(ast.__file__).parent / "test" / f"{name}.py"
    if not path.exists():
        pytest.skip(f"this Python comes without {name}")
    plain, changed = (
        subprocess.run(
            [sys.executable, "-W", "ignore", "-c", RUN, name, str(path), how],
            capture_output=True, text=True, check=False, env={"PYTHONPATH": ".", "PYTHONHASHSEED": "0"},
        )
        for how in ("plain", "rewritten")
    )  # fmt: skip
    expected = set(plain.stdout.splitlines())
    differing = [line for line in changed.stdout.splitlines() if line not in expected]
    # the type of a list's iterator is ours, and so are the jumps of a `match`
    own = ("test_iterator_pickle", "test_jump_threading")
    assert [line for line in differing if not line.startswith(own)] == []
    assert changed.stdout.splitlines()[:1] == plain.stdout.splitlines()[:1], changed.stderr[-2000:]


@pytest.mark.parametrize(
    "body",
    ["s.x = s.x + 1", "s.x, s.y = s.x + 1, 0", "s.x += 1", "s.y = s.x = s.x + 1",
     "setattr(s, 'x', getattr(s, 'x') + 1)", "if (n := s.x) is not None: s.x = n + 1",
     "for s.x in [s.x + 1]: pass", "(lambda: setattr(s, 'x', s.x + 1))()",
     "s.__dict__['x'] += 1", "object.__setattr__(s, 'x', s.x + 1)", "[s.x, *_] = [s.x + 1, 0]"],
)  # fmt: skip
def test_every_way_of_writing_an_update_can_lose_one(body):
    assert values(explored(in_threads(body, body, state="s.x = s.y = 0", result="s.x"))) == {
        "1",
        "2",
    }


@pytest.mark.parametrize(
    ("body", "state"),
    [("if 'k' not in s.d: s.d['k'] = []\ns.d['k'].append(1)", "s.d = {}"),
     ("if not s.l: s.l.append(1)", "s.l = []"),
     ("if len(s.l) < 1: s.l.append(1)", "s.l = []"),
     ("n = sum(s.l); s.l.append(n + 1)", "s.l = []"),
     ("s.l[:] = [*s.l, 1]", "s.l = []"),
     ("s.l = s.l + [1]", "s.l = []"),
     ("s.q.put(s.q.qsize())", "s.q = queue.Queue()"),
     ("n = max(s.l, default=0); s.l.append(n + 1)", "s.l = []"),
     ("s.d[len(s.l)] = 1; s.l.append(sorted(s.d))", "s.l = []; s.d = {}")],
)  # fmt: skip
def test_unlocked_containers_have_several_outcomes(body, state):
    result = "repr([sorted(vars(s).get('d', {}).items()), vars(s).get('l'), s.q.queue if hasattr(s, 'q') else 0])"
    assert len(explored(in_threads(body, body, state=state, result=result)).outcomes) > 1
