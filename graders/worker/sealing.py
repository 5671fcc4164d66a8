"""Binds the names of a module into the code of its functions. Standard library only.

Whoever has a function of the kit's in his hands (the class of a net that he was given, a frame above his own) has its
``__globals__`` and can put other objects there: another `torch.is_grad_enabled`, a list of notes that tells nothing.
`seal` leaves nothing to be found by that road: every global and built-in name that a function reads becomes a constant of
its code, which is a tuple that cannot be changed. What such a constant refers to is what it was when the module was sealed.
"""

from __future__ import annotations

import gc
import sys
import types
from opcode import opmap
from typing import Any

_GLOBAL, _CONST, _NULL, _NOP, _MORE, _CACHE = (
    opmap.get(name, 0) for name in ("LOAD_GLOBAL", "LOAD_CONST", "PUSH_NULL", "NOP", "EXTENDED_ARG", "CACHE")
)
_UNKNOWN = (3, 14)
_NULL_FIRST = sys.version_info < (3, 13)  # of what a call finds on the stack


def seal(*modules: types.ModuleType) -> None:
    """All functions that were made by running the modules' text so far, methods and lambdas too.

    Nothing on a Python whose instructions this was not written for: there names can be replaced, and answers stay right.
    """
    if sys.version_info >= _UNKNOWN:
        return
    names = {id(vars(module)): {**vars(module)["__builtins__"], **vars(module)} for module in modules}
    for thing in gc.get_objects():
        if type(thing) is types.FunctionType and id(thing.__globals__) in names:
            thing.__code__ = _bound(thing.__code__, names[id(thing.__globals__)])


def _bound(code: types.CodeType, names: dict[str, Any]) -> types.CodeType:
    """The code with a constant wherever it looks up one of the names; nothing moves, for a look-up is long."""
    units = bytearray(code.co_code)
    consts = [_bound(part, names) if type(part) is types.CodeType else part for part in code.co_consts]
    places: dict[str, int] = {}
    start = argument = 0  # of the instruction that is being read
    for at in range(0, len(units), 2):
        argument = argument << 8 | units[at + 1]
        if units[at] == _MORE:
            continue
        name = code.co_names[argument >> 1] if units[at] == _GLOBAL else ""
        if name in names:
            if name not in places:
                places[name] = len(consts)
                consts.append(names[name])
            end = at + 2
            while end < len(units) and units[end] == _CACHE:
                end += 2
            units[start:end] = _loads(places[name], argument & 1, end - start)
        start, argument = at + 2, 0
    return code.replace(co_code=bytes(units), co_consts=tuple(consts))


def _loads(place: int, null: int, size: int) -> bytes:
    """Instructions of that size in all that load a constant, with a NULL beside it where it is about to be called."""
    load = bytes((_CONST, place)) if place < 256 else bytes((_MORE, place >> 8, _CONST, place & 255))
    beside = bytes((_NULL, 0)) * null
    made = beside + load if _NULL_FIRST else load + beside
    return made + bytes((_NOP, 0)) * ((size - len(made)) // 2)
