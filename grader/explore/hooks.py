"""What the rewritten program calls at every access to something shared.

`Hooks` binds the hooks to one machine; the rewriter puts them into the code
as constants, by the names in `table`. Each hook decides what, if anything,
the expression touches, makes the access (see `accesses`) and gives back the
object on which Python itself then does the work. The object is asked nothing
that could run the program's own code.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from grader.explore.attributes import AttributeHooks
from grader.explore.elements import IN_PLACE, ElementHooks
from grader.explore.loops import make_step, make_tick
from grader.explore.variables import Scope, VariableHooks

if TYPE_CHECKING:
    from grader.explore.machine import Machine


class Hooks(AttributeHooks, ElementHooks, VariableHooks):
    """The hooks of one machine."""

    def __init__(self, machine: Machine) -> None:
        super().__init__(machine)
        self.table: dict[str, Callable[..., Any]] = {
            "load": self.load, "store": self.store, "getattr": self.getattr_hook,
            "setattr": self.setattr_hook, "delattr": self.delattr_hook,
            "whole": self.whole, "mutate": self.mutate, "passed": self.passed,
            "loaditem": self.load_item, "storeitem": self.store_item, "item": self.item,
            "place": self.place, "iterate": self.iterate, "tick": make_tick(machine), "step": make_step(machine),
            "scope": Scope, "read": self.read, "write": self.write, "each": self.each,
            "globals": self.globals_of, "aug": self.augmented, "next": self.next_hook,
            "hasattr": self.hasattr_hook, "mutated": self.mutated,
            "readglobal": self.read_global, "writeglobal": self.write_global,
        }  # fmt: skip
        for operator_name in IN_PLACE:
            self.table[operator_name] = self.in_place(operator_name)


__all__ = ["Hooks", "Scope"]
