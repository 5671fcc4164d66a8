"""``python -m graders doctor``: what this machine gives the kit, and the command that mends what is missing."""

from __future__ import annotations

import os
import platform
import sys

from graders.faults import KitFault
from graders.judge import gpu
from graders.judge.client import Zygote


def run() -> int:
    """Prints facts; exit 3 where the kit can't grade here or a layer does not hold."""
    print(f"Python {platform.python_version()} at {sys.executable}")
    print(
        f"{platform.system()} {platform.release()}, {os.cpu_count()} cores, {'root' if os.geteuid() == 0 else 'an ordinary user'}"
    )
    found = gpu.find()
    zygote = Zygote.start(gpu=found)
    try:
        facts = zygote.ready()
    except KitFault as fault:
        print(f"No worker can be started: {fault}")
        return 3
    finally:
        zygote.close()
    print(f"torch {facts['torch']}")
    print("GPU: " + (found.why_not or f"checks may use {', '.join(found.nodes)}"))
    print(f"confined by: {', '.join(facts['layers']) or 'nothing'}")
    for sentence in facts["missing"]:
        print(f"  {sentence}")
    print(f"self-test: {facts['tried'] - len(facts['broken'])} of {facts['tried']} forbidden things were refused")
    for text in facts["broken"]:
        print(f"  not refused: {text}")
    strong = {"landlock", "mounts", "bwrap"} & set(facts["layers"])
    print(
        "Code that you do not trust "
        + ("can be graded here." if strong and not facts["broken"] else "should not be graded here.")
    )
    return 3 if facts["broken"] else 0
