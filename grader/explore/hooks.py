"""What the rewritten program calls at every access to something shared.

`Hooks` binds the hooks to one machine; the rewriter puts them into the code
as constants, by the names in `table`. Each hook decides what, if anything,
the expression touches, makes the access (see `accesses`) and gives back the
object on which Python itself then does the work. The object is asked nothing
that could run the program's own code.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from grader.explore.elements import IN_PLACE
from grader.explore.loops import make_step, make_tick
from grader.explore.matching import MatchHooks
from grader.explore.variables import Scope, VariableHooks

if TYPE_CHECKING:
    from grader.explore.machine import Machine

_FIRST_IDENTITY, _BETWEEN_IDENTITIES = 0x7F0000000000, 64


class Hooks(MatchHooks, VariableHooks):
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
            "deep": self.deep, "consume": self.consume, "handed": self.handed, "bound": self.bound,
            "unpacked": self.unpacked, "eachunpacked": self.each_unpacked,
            "member": self.member, "members": self.members, "resumed": self.resumed,
            "match": self.match, "unhidden": unhidden,
            "readglobal": self.read_global, "writeglobal": self.write_global,
        }  # fmt: skip
        self._named: dict[str, Callable[..., Any]] = {
            "getattr": self.getattr_hook, "setattr": self.setattr_hook,
            "delattr": self.delattr_hook, "hasattr": self.hasattr_hook, "next": self.next_hook,
        }  # fmt: skip
        for operator_name in IN_PLACE:
            self.table[operator_name] = self.in_place(operator_name)

    def bound(self, name: str, site: int) -> Callable[..., Any]:
        """A built-in function that is not called here and now."""
        return functools.partial(self._named[name], site)

    def identity(self, obj: object, /) -> int:
        """`id(obj)`, which is the same in every repetition of a schedule."""
        if self.machine.current is None:
            return id(obj)
        return _FIRST_IDENTITY + _BETWEEN_IDENTITIES * self.machine.serial(obj)


def unhidden(found: Any) -> Any:
    """Local variables, or their names, without those that the rewriter has added."""
    names = [name for name in found if not name.startswith(".")]
    return {name: found[name] for name in names} if isinstance(found, dict) else names


__all__ = ["Hooks", "Scope"]
