"""Whether a dict was changed since it was last looked at, without a look at what is in it. Standard library only.

CPython counts the changes of every dict (PEP 509), up to 3.13. Where it does, a thousand names cost one read; to compare them one
by one touches each object, and in a fork the first touch of a page is a copy of it.
"""

from __future__ import annotations

import ctypes
from typing import Any

_OFFSET = object.__basicsize__ + ctypes.sizeof(
    ctypes.c_ssize_t
)  # in a dict: behind its head and the number of its items
_at: Any = ctypes.c_uint64.from_address
_value: Any = ctypes.c_uint64.__base__.__dict__["value"].__get__


class Watched:
    """A dict that is watched from now on. `changed` may be true of one that is as it was, never the other way round."""

    __slots__ = ("_count", "_seen", "names")

    def __init__(self, names: dict[Any, Any]) -> None:
        self.names = names
        self._count = _at(id(names) + _OFFSET)
        self._seen = _value(self._count) if COUNTED else -1

    def changed(self) -> bool:
        """Since it was made, or last seen."""
        return not COUNTED or bool(_value(self._count) != self._seen)

    def seen(self) -> None:
        """As it is now it shall be."""
        self._seen = _value(self._count)


def _is_counted() -> bool:
    """Tried on one: each kind of change is seen, and reading is none."""
    names: dict[str, int] = {"a": 1}
    count = _at(id(names) + _OFFSET)
    counts = [_value(count)]
    names["a"] = 2
    counts.append(_value(count))
    names["b"] = 2
    counts.append(_value(count))
    del names["b"]
    counts.append(_value(count))
    names.clear()
    counts.append(_value(count))
    before = _value(count)
    names.get("a")
    list(names.items())
    return len(set(counts)) == len(counts) and bool(_value(count) == before)


COUNTED = _is_counted()
