"""The kit's functions in a worker keep the names that they were made with."""

from __future__ import annotations

import builtins
import sys
import types

from graders.worker.sealing import seal

TEXT = """
LIMIT, FLAG = 3, False

def helper(n):
    return [len(str(i)) + LIMIT for i in range(n) if not FLAG or LIMIT]

def text(n):
    class Inner:
        def __init__(self):
            super().__init__()
            self.text = f"{LIMIT!r} {FLAG}"
    return helper(n), Inner().text, max(1, LIMIT, key=abs), "x" if FLAG else print

def counter():
    count = 0
    def more(by=1):
        nonlocal count
        count += by * LIMIT
        return count
    return more

def many():
    return MANY
"""


def made() -> types.ModuleType:
    """A module with functions of many kinds, one of them with more names than an instruction can count."""
    names = [f"n{i}" for i in range(400)]
    text = TEXT.replace("MANY", " + ".join(f"abs({name})" for name in names))
    text += "\n".join(f"{name} = {number}" for number, name in enumerate(names))
    module = types.ModuleType("made")
    module.__dict__["__builtins__"] = dict(vars(builtins))
    exec(text, module.__dict__)
    return module


def test_sealed_functions_do_what_they_did() -> None:
    """Calls, methods, closures, comprehensions, texts and hundreds of names give the same as before."""
    plain, sealed = made(), made()
    seal(sealed)
    assert sealed.text(4) == plain.text(4) == ([4, 4, 4, 4], "3 False", 3, print)
    assert sealed.many() == plain.many() == sum(range(400))
    more = sealed.counter()
    assert (more(), more(2)) == (3, 9)


def test_sealed_functions_do_not_look_at_their_globals() -> None:
    """Whatever is put into a module's namespace or its built-ins afterwards, its functions go on as they were."""
    module = made()
    seal(module)
    before = module.text(4), module.many()
    for name in [name for name in vars(module) if not name.startswith("__")]:
        if name not in ("text", "many"):
            setattr(module, name, None)
    for name in ("len", "str", "max", "abs", "range", "super", "print"):
        vars(module)["__builtins__"][name] = None
    assert (module.text(4), module.many()) == before


def test_a_sealed_function_is_seen_by_a_debugger_as_before() -> None:
    """Lines and names stay: what breaks is told with its place."""
    plain, sealed = made(), made()
    seal(sealed)
    assert list(sealed.text.__code__.co_lines()) == list(plain.text.__code__.co_lines())
    assert sealed.helper.__code__.co_stacksize == plain.helper.__code__.co_stacksize


def test_this_python_is_one_whose_code_is_known() -> None:
    """`seal` knows in which order a call of this Python's takes things; newer ones are to be looked at first."""
    assert (3, 11) <= sys.version_info[:2] <= (3, 14)
