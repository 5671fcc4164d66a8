"""Answers for the tests of this folder, from processes of their own: a process that has simulated devices has them for good.

    python -m tests.simulated.answers simulated|cuda

prints, as JSON, what the behaviours' table and (for simulated devices) the claims complain about: {name: null or text}. As in
the judge, the devices are switched on in forks of a process that has imported torch and run nothing.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
import warnings
from collections.abc import Callable
from typing import Any

import torch

from graders.worker import devices

Complaints = dict[str, str | None]


def in_fork(action: Callable[[], Any]) -> Any:
    """What `action` returns (something JSON can say) in a fork of this process, or {"died": how}."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        sys.stdout = sys.stderr  # what is printed there is no answer
        try:
            said = json.dumps(action())
        except BaseException:
            said = json.dumps({"died": traceback.format_exc()})
        with os.fdopen(write, "w") as file:
            file.write(said)
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as file:
        said = file.read()
    _, status = os.waitpid(child, 0)
    return json.loads(said) if said else {"died": f"status {status}"}


def table(simulated: bool) -> Complaints:
    """What this process's CUDA (switched on here, if simulated) does otherwise than real CUDA does."""
    if simulated:
        devices.activate(2)
    from tests.simulated.behaviours import BEHAVIOURS

    count = torch.cuda.device_count()
    warnings.simplefilter("ignore")
    return {name: row.complaint() for name, row in BEHAVIOURS.items() if row.devices <= count}


def claim(name: str) -> str | None:
    """What is wrong with one claim of claims.py."""
    from tests.simulated import claims

    warnings.simplefilter("ignore")
    try:
        claims.CLAIMS[name]()
    except BaseException:
        return traceback.format_exc()
    return None


def main(kind: str) -> None:
    """Prints the answers."""
    if kind == "cuda":
        print(json.dumps({"table": table(simulated=False)}))
        return
    from tests.simulated import claims

    answers = {"table": in_fork(lambda: table(simulated=True))}
    answers["claims"] = {}
    import torch._dynamo  # noqa: F401 - optimizers import it, a second in each fork that trains

    for name in claims.CLAIMS:
        said = in_fork(lambda name=name: claim(name))
        answers["claims"][name] = said["died"] if isinstance(said, dict) else said
    print(json.dumps(answers))


if __name__ == "__main__":
    main(sys.argv[1])
