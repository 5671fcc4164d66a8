"""What forks inherit: dicts that are watched for changes, memory in huge pages."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import types
from collections.abc import Callable
from pathlib import Path

import pytest

from graders.worker import changes
from graders.worker.changes import Watched

ROOT = Path(__file__).resolve().parents[1]

CHANGES: dict[str, Callable[[types.ModuleType], object]] = {
    "replaced": lambda module: setattr(module, "name", 2),
    "replaced by an equal one": lambda module: setattr(module, "text", "a b".replace("b", "b b")),
    "added": lambda module: setattr(module, "other", 1),
    "taken away": lambda module: delattr(module, "name"),
    "taken away and put back": lambda module: vars(module).update(name=vars(module).pop("name")),
    "replaced by way of update": lambda module: vars(module).update(name=3),
    "cleared": lambda module: vars(module).clear(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_a_namespace_is_noticed(change: str) -> None:
    """Whatever is done to a name of a module, and by whatever way."""
    module = types.ModuleType("watched")
    module.name, module.text = 1, "a b b"  # type: ignore[attr-defined]
    watched = Watched(vars(module))
    CHANGES[change](module)
    assert watched.changed()


def test_a_change_of_a_class_is_noticed() -> None:
    """Set, deleted, or put before what is inherited: a class's names are a dict too."""

    class Base:
        name = 1

    class Kind(Base):
        other = 2

    (names,) = gc.get_referents(Kind.__dict__)
    watched = Watched(names)
    for change in (lambda: setattr(Kind, "other", 3), lambda: delattr(Kind, "other"), lambda: setattr(Kind, "name", 4)):
        watched.seen()
        change()
        assert watched.changed()


@pytest.mark.skipif(
    sys.version_info >= (3, 14), reason="From 3.14 on Python counts no changes: all is taken for changed."
)
def test_what_was_only_read_is_as_it_was() -> None:
    """Reading costs nothing afterwards, on each Python that the kit is tested with."""
    names = {"a": 1}
    watched = Watched(names)
    assert changes.COUNTED
    assert (names["a"], list(names), dict(names)) == (1, ["a"], {"a": 1})
    assert not watched.changed()
    names["a"] = 2
    watched.seen()
    assert not watched.changed()


PACKING = """
import json, re, sys
sys.path.insert(0, sys.argv[1])
from graders.worker import pages

def huge():
    return int(re.search(r"AnonHugePages: *([0-9]+) kB", open("/proc/self/smaps_rollup").read())[1])

kept = [bytes([i % 256]) * 1000 for i in range(20000)]
before = huge()
steps = sum(1 for _ in pages.pack())
print(json.dumps([steps, huge() - before, all(kept[i] == bytes([i % 256]) * 1000 for i in range(20000))]))
"""


def test_memory_is_packed_and_holds_what_it_held() -> None:
    """Twenty megabytes go into huge pages, where the kernel knows how, and nothing in them changes."""
    done = subprocess.run([sys.executable, "-c", PACKING, str(ROOT)], capture_output=True, text=True, check=True)
    steps, packed, same = json.loads(done.stdout)
    assert steps >= 2
    assert same
    if not packed:
        pytest.skip("This kernel collects no pages where it is told to (MADV_COLLAPSE: Linux 6.1).")
    assert packed >= 16 << 10
