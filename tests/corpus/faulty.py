"""Submissions to race-counter that are broken in ways that have nothing to do with threads.

Each says what the grader must make of it. ``verdict`` is that of the checks that are not passed;
None means that every check passes.
"""

from __future__ import annotations

from dataclasses import dataclass

RIGHT = """\
import threading


class Counter:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.value = 0

    def increment(self) -> None:
        with self._lock:
            self.value += 1
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Faulty:
    """A submission as bytes, and what it must come to."""

    name: str
    content: bytes
    outcome: str = "graded"
    verdict: str | None = None
    says: str = ""
    """Part of the sentence that the student reads."""


def _source(text: str) -> bytes:
    return text.encode()


def _increment(*lines: str, top: str = "") -> bytes:
    """Return a counter whose ``increment`` first does these lines, and then its work."""
    body = "\n".join(f"        {line}" for line in lines)
    return _source(
        f"{top}\n\n\nclass Counter:\n    def __init__(self):\n        self.value = 0\n\n"
        f"    def increment(self):\n{body}\n        self.value += 1\n"
    )


CANNOT_BE_READ = (
    Faulty(name="empty", content=b"", outcome="rejected", verdict="empty file", says="is empty"),
    Faulty(
        name="only_blank_lines",
        content=b"\n \t\r\n\n",
        outcome="rejected",
        verdict="empty file",
        says="is empty",
    ),
    Faulty(
        name="compiled",
        content=b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8,
        outcome="rejected",
        verdict="not text",
        says="a compiled program",
    ),
    Faulty(
        name="zip_archive",
        content=b"PK\x03\x04" + b"\x14\0\0\0" * 50,
        outcome="rejected",
        verdict="not text",
        says="a zip archive",
    ),
    Faulty(
        name="nul_byte",
        content=_source(RIGHT).replace(b"value = 0", b"value = 0\0"),
        outcome="rejected",
        verdict="not text",
        says="NUL byte in line 7",
    ),
    Faulty(
        name="five_megabytes",
        content=_source(RIGHT) + b"# x\n" * 1_250_000,
        outcome="rejected",
        verdict="too large",
        says="larger than 256 KiB",
    ),
    Faulty(
        name="latin_1_undeclared",
        content=_source(RIGHT) + "# größer\n".encode("latin-1"),
        outcome="rejected",
        verdict="unknown encoding",
        says="line 12 holds the byte 0xf6",
    ),
    Faulty(
        name="latin_1_undeclared_in_line_1",
        content="# größer\n".encode("latin-1") + _source(RIGHT),
        outcome="rejected",
        verdict="unknown encoding",
        says="line 1 holds the byte 0xf6",
    ),
    Faulty(
        name="unknown_coding",
        content=b"# -*- coding: klingon -*-\n" + _source(RIGHT),
        outcome="rejected",
        verdict="unknown encoding",
        says="declares an encoding that cannot be used",
    ),
    Faulty(
        name="utf_16",
        content=RIGHT.encode("utf-16"),
        outcome="rejected",
        verdict="unknown encoding",
        says="UTF-16",
    ),
)

READ_ALL_THE_SAME = (
    Faulty(name="right", content=_source(RIGHT)),
    Faulty(name="byte_order_mark", content=b"\xef\xbb\xbf" + _source(RIGHT)),
    Faulty(name="windows_line_ends", content=_source(RIGHT.replace("\n", "\r\n"))),
    Faulty(name="old_mac_line_ends", content=_source(RIGHT.replace("\n", "\r"))),
    Faulty(
        name="mark_and_line_ends", content=b"\xef\xbb\xbf" + _source(RIGHT.replace("\n", "\r\n"))
    ),
    Faulty(
        name="latin_1_declared",
        content=b"# -*- coding: latin-1 -*-\n# gr\xf6\xdfer\n" + _source(RIGHT),
    ),
    Faulty(name="no_line_end_at_the_end", content=_source(RIGHT.rstrip("\n"))),
    Faulty(
        name="prints_a_little",
        content=_increment("print('one more')", "with self._lock:", "    pass")
        .replace(b"self.value = 0", b"self.value = 0; self._lock = threading.Lock()")
        .replace(b"\n        self.value += 1", b"\n        with self._lock: self.value += 1")
        .replace(b"\n\n\nclass", b"import threading\n\n\nclass", 1),
    ),
    Faulty(
        name="main_guard",
        content=_source(RIGHT + '\n\nif __name__ == "__main__":\n    raise SystemExit(1)\n'),
    ),
    Faulty(
        name="endless_loop_at_exit",
        content=_source(
            RIGHT
            + "\n\nimport atexit\n\n\n@atexit.register\ndef hang():\n    while True:\n        pass\n"
        ),
    ),
)

DOES_NOT_IMPORT = (
    Faulty(
        name="syntax_error",
        content=_source(
            RIGHT.replace("def increment(self) -> None:", "def increment(self) -> None")
        ),
        verdict="syntax error",
        says="Python cannot read line 9",
    ),
    Faulty(
        name="tabs_and_spaces",
        content=_source(RIGHT.replace("            self.value += 1", "\t    self.value += 1")),
        verdict="syntax error",
        says="Python cannot read line 11",
    ),
    Faulty(
        name="python_2",
        content=_source(RIGHT + 'print "done"\n'),
        verdict="syntax error",
        says="Python cannot read line 12",
    ),
    Faulty(
        name="deeply_nested",
        content=_source(RIGHT + "x = " + "(" * 3000 + ")" * 3000 + "\n"),
        verdict="syntax error",
    ),
    Faulty(
        name="missing_module",
        content=_source("import numpy\n" + RIGHT),
        verdict="does not import",
        says="Only Python's own library is there",
    ),
    Faulty(
        name="missing_file",
        content=_source("from helper import lock\n" + RIGHT),
        verdict="does not import",
        says="No module named 'helper'",
    ),
    Faulty(
        name="raises",
        content=_source(RIGHT + "\nprint(undefined)\n"),
        verdict="does not import",
        says="NameError: name 'undefined' is not defined (line 13)",
    ),
    Faulty(
        name="sys_exit",
        content=_source("import sys\n" + RIGHT + "\nsys.exit(0)\n"),
        verdict="does not import",
        says="remove the call of `sys.exit`",
    ),
    Faulty(
        name="os_exit",
        content=_source("import os\n" + RIGHT + "\nos._exit(0)\n"),
        verdict="does not import",
        says="ended the whole process while it was being imported",
    ),
    Faulty(
        name="reads_the_keyboard",
        content=_source(RIGHT + "\nname = input('name? ')\n"),
        verdict="does not import",
        says="no keyboard",
    ),
    Faulty(
        name="endless_loop",
        content=_source(RIGHT + "\nwhile True:\n    pass\n"),
        verdict="timed out",
        says="While the file was being imported",
    ),
    Faulty(
        name="endless_loop_that_catches_all",
        content=_source(
            RIGHT
            + "\nwhile True:\n    try:\n        while True:\n            pass\n"
            + "    except BaseException:\n        pass\n"
        ),
        verdict="timed out",
        says="While the file was being imported",
    ),
    Faulty(
        name="huge_constant",
        content=_source(RIGHT + "\nx = bytearray(1 << 30)\n"),
        verdict="out of memory",
        says="ran out of memory",
    ),
    Faulty(
        name="floods",
        content=_source(RIGHT + "\nfor _ in range(100):\n    print('x' * (1 << 20))\n"),
        verdict="too much output",
        says="printed more than 64 KiB",
    ),
    Faulty(
        name="crashes",
        content=_source(
            RIGHT + "\nimport ctypes\nctypes.string_at(0)\n",
        ),
        verdict="does not import",
        says="ended the whole process",
    ),
    Faulty(
        name="starts_a_process",
        content=_source(RIGHT + "\nimport subprocess\nsubprocess.run(['ls'])\n"),
        verdict="not allowed",
        says="starts a process",
    ),
    Faulty(
        name="opens_a_connection",
        content=_source(RIGHT + "\nimport socket\nsocket.socket()\n"),
        verdict="not allowed",
        says="opens a network connection",
    ),
    Faulty(
        name="wrong_class_name",
        content=_source(RIGHT.replace("class Counter", "class counter")),
        verdict="missing name",
        says="there is no class `Counter` (did you mean `counter`?)",
    ),
    Faulty(
        name="wrong_method_name",
        content=_source(RIGHT.replace("def increment", "def incremnt")),
        verdict="missing name",
        says="there is no method `Counter.increment`",
    ),
    Faulty(
        name="wrong_attribute_name",
        content=_source(RIGHT.replace("self.value", "self.count")),
        verdict="missing name",
        says="there is no attribute `Counter.value`",
    ),
    Faulty(
        name="not_a_class",
        content=_source(RIGHT.replace("class Counter", "class Hidden") + "\nCounter = 3\n"),
        verdict="missing name",
        says="`Counter` is there, but it is no class",
    ),
)

FAILS_IN_A_CALL = (
    Faulty(
        name="sys_exit_in_a_call",
        content=_increment("sys.exit(0)", top="import sys"),
        verdict="raised",
        says="SystemExit",
    ),
    Faulty(
        name="os_exit_in_a_call",
        content=_increment("os._exit(0)", top="import os"),
        verdict="crashed",
        says="status 0",
    ),
    Faulty(
        name="raises_in_a_call",
        content=_increment("raise KeyError('total')"),
        verdict="raised",
        says="KeyError: 'total' (line 9)",
    ),
    Faulty(
        name="killed_in_a_call",
        content=_increment("os.kill(os.getpid(), 9)", top="import os"),
        verdict="crashed",
        says="SIGKILL",
    ),
    Faulty(
        name="endless_loop_in_a_call",
        content=_increment("while True: pass"),
        verdict="timed out",
        says="The loop in line 9 goes round for ever",
    ),
    Faulty(
        name="blocks_for_real",
        content=_increment("os.read(os.pipe()[0], 1)", top="import os"),
        verdict="timed out",
        says="within",
    ),
    Faulty(
        name="takes_a_gibibyte",
        content=_increment("self.hoard = bytearray(1 << 30)"),
        verdict="out of memory",
        says="memory",
    ),
    Faulty(
        name="grows_without_end",
        content=_increment("self.hoard = []", "while True: self.hoard.append(bytearray(1 << 20))"),
        verdict="out of memory",
        says="memory",
    ),
    Faulty(
        name="floods_in_a_call",
        content=_increment("for _ in range(100): print('x' * (1 << 20))"),
        verdict="too much output",
        says="printed more than",
    ),
    Faulty(
        name="floods_the_descriptor",
        content=_increment("for _ in range(100): os.write(1, b'x' * (1 << 20))", top="import os"),
        verdict="too much output",
        says="printed more than",
    ),
    Faulty(
        name="fork_bomb",
        content=_increment("while True: os.fork()", top="import os"),
        verdict="not allowed",
        says="starts a process",
    ),
    Faulty(
        name="thread_bomb",
        content=_increment(
            "while True: threading.Thread(target=time.sleep, args=(10**9,)).start()",
            top="import threading, time",
        ),
        verdict="left running",
        says="threads",
    ),
    Faulty(
        name="thread_left",
        content=_source(
            RIGHT.replace(
                "        self.value = 0\n",
                "        self.value = 0\n        threading.Thread(target=self._watch).start()\n\n"
                "    def _watch(self) -> None:\n        while True:\n            time.sleep(1)\n",
            ).replace("import threading", "import threading\nimport time")
        ),
        verdict="left running",
    ),
    Faulty(
        name="recursion",
        content=_increment("self.increment()"),
        verdict="raised",
        says="RecursionError",
    ),
    Faulty(
        name="lying_equality",
        content=_source(
            "class Liar(int):\n"
            "    def __eq__(self, other): return True\n"
            "    def __hash__(self): return 0\n"
            "    def __le__(self, other): return True\n"
            "    def __ge__(self, other): return True\n\n\n"
            "class Counter:\n"
            "    value = Liar(7)\n\n"
            "    def increment(self): pass\n"
        ),
        verdict="wrong result",
        says="Liar",
    ),
    Faulty(
        name="ten_megabyte_repr",
        content=_source(
            "class Loud:\n    def __repr__(self): return 'x' * 10_000_000\n\n\n"
            "class Counter:\n    value = Loud()\n\n    def increment(self): pass\n"
        ),
        verdict="wrong result",
        says="Loud",
    ),
)

ALL = CANNOT_BE_READ + READ_ALL_THE_SAME + DOES_NOT_IMPORT + FAILS_IN_A_CALL
