"""The corpus of hostile submissions: what each must get, and one run over them with everything that must hold afterwards.

``tests/submissions/hostile/<group>/<name>.py`` is one attack, a learner's file with comment lines at its top

    # tries: one sentence
    # exercise: the attacked one
    # verdict: failed | passed
    # cause: answer|crash        what the failure may be blamed on (optional)
    # neighbour: failed          where an honest exercise beside it can't keep its marks (a file that can't be imported)
    # only: root                 an attack that makes sense for that caller alone: root or user (optional)
    # slow: yes                  waits for a whole limit: left out of a shared part

An honest right exercise is appended to each by `text_of`. Attacks that steal something do the exercise right where they
succeed, and fail where they don't: so an attack that works shows as a verdict that is wrong.

``python -m tests.hostile.corpus [--withhold LAYER]... [--share K/N] [PATTERN]...`` plays it and prints one JSON object; it
runs in a process of its own, so that what is left afterwards (memory, processes, files) is the corpus' and nobody else's.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graders.catalog import load
from graders.judge import check, client, session
from graders.record import ExerciseResult, Report
from graders.session import Options
from graders.warm import Running, WarmJudge
from tests.hostile.bait import Bait, left_behind

ROOM = Path(__file__).resolve().parents[1] / "submissions" / "hostile"
WIDTH = 3  # submissions at once
SHORT_WALL = 2.5  # a call that waits is given up after this many times its CPU limit; FULL=1: after the real 5
SUBREAPER = 36  # prctl(2)

#: one honest right exercise a file, and one more for attacks on the first
NEIGHBOURS = {
    "01_tensors.py": (
        ("transpose_in_place", "def transpose_in_place(x):\n    return x.t_()\n"),
        (
            "flatten_batch",
            "def flatten_batch(x):\n    width = 1\n    for n in x.shape[1:]:\n        width *= n\n"
            "    return x.reshape(x.shape[0], width)\n",
        ),
    ),
    "02_numpy_bridge.py": (
        ("array_view_of", "def array_view_of(t):\n    return t.detach().numpy()\n"),
        ("tensor_view_of", "def tensor_view_of(a):\n    from torch import from_numpy\n\n    return from_numpy(a)\n"),
    ),
    "05_grad_control.py": (
        ("detached_view", "def detached_view(x):\n    return x.detach()\n"),
        ("detached_copy", "def detached_copy(x):\n    return x.detach().clone()\n"),
    ),
    "06_modules.py": (("forward_one", "def forward_one(net, sample):\n    return net(sample[None])[0]\n"),),
    "07_losses_and_steps.py": (
        (
            "cross_entropy",
            "def cross_entropy(logits, labels):\n    from torch.nn import functional\n\n"
            "    return functional.cross_entropy(logits, labels)\n",
        ),
    ),
    "08_data.py": (("unnormalize", "def unnormalize(images):\n    return images / 2 + 0.5\n"),),
    "09_training.py": (
        (
            "train_one_epoch",
            "def train_one_epoch(net, loader, optimizer, criterion, device, log_every):\n"
            "    net.train()\n    entries, window = [], []\n    for x, y in loader:\n"
            "        optimizer.zero_grad()\n        loss = criterion(net(x.to(device)), y.to(device))\n"
            "        loss.backward()\n        optimizer.step()\n        window.append(loss.item())\n"
            "        if len(window) == log_every:\n            entries.append(sum(window) / log_every)\n"
            "            window = []\n    return entries\n",
        ),
        (
            "collect_predictions",
            "def collect_predictions(net, loader, device):\n    import copy\n\n    import torch\n\n"
            "    twin, rows, labels = copy.deepcopy(net).eval(), [], []\n    with torch.no_grad():\n"
            "        for x, y in loader:\n            rows.append(twin(x.to(device)).softmax(1).cpu())\n"
            "            labels.append(y)\n    every = torch.cat(rows)\n    return every, every.argmax(1), torch.cat(labels)\n",
        ),
    ),
}


@dataclass(frozen=True)
class Attack:
    """One source and what must come of it."""

    path: Path
    exercise: str
    file: str
    verdict: str
    causes: tuple[str, ...]
    neighbour: str  # "" where there is none
    neighbour_verdict: str
    only: str
    slow: bool

    @property
    def id(self) -> str:
        """Group and name."""
        return f"{self.path.parent.name}/{self.path.stem}"

    def text(self) -> str:
        """The submission's file: the source, then the honest neighbour."""
        source = self.path.read_text("utf-8")
        if not self.neighbour:
            return source
        return f"{source}\n\n{dict(NEIGHBOURS[self.file])[self.neighbour]}"


def attacks(*patterns: str) -> list[Attack]:
    """All whose id matches one of the patterns, in stable order."""
    found = [read(path) for path in sorted(ROOM.glob("*/*.py"))]
    return [a for a in found if not patterns or any(re.search(p, a.id) for p in patterns)]


def read(path: Path) -> Attack:
    """An attack from its header."""
    head = dict(
        re.findall(
            r"^# (tries|exercise|verdict|cause|neighbour|only|slow): (.+)$", path.read_text("utf-8"), re.MULTILINE
        )
    )
    if not {"tries", "exercise", "verdict"} <= set(head) or head["verdict"] not in ("passed", "failed"):
        raise ValueError(f"{path}: needs the lines '# tries:', '# exercise:' and '# verdict: passed' or 'failed'")
    file = load().exercise(head["exercise"]).file
    others = [name for name, _ in NEIGHBOURS.get(file, ()) if name != head["exercise"] and is_checked(name)]
    said = head.get("neighbour", "passed")
    return Attack(
        path=path,
        exercise=head["exercise"],
        file=file,
        verdict=head["verdict"],
        causes=tuple(head["cause"].split("|")) if "cause" in head else (),
        neighbour=others[0] if others and said != "none" else "",
        neighbour_verdict=said,
        only=head.get("only", ""),
        slow="slow" in head,
    )


def is_checked(exercise: str) -> bool:
    """Whether the kit has checks for it (the catalog may be ahead of them)."""
    known = load().exercise(exercise)
    path = client.ROOT / "graders" / "checks" / f"test_{known.file}"
    return path.exists() and all(f"def {name}(" in path.read_text("utf-8") for name, _ in known.checks)


def complaint(attack: Attack, report: Report) -> str:
    """What is not as it must be, or nothing."""
    results = {result.name: result for result in report.exercises}
    for name, verdict, causes in (
        (attack.exercise, attack.verdict, attack.causes),
        (attack.neighbour, attack.neighbour_verdict, ()),
    ):
        if name and (said := wrong_with(results[name], verdict, causes)):
            return f"{name} {said}"
    if not report.complete:
        return "the report says that the run was interrupted"
    return ""


def wrong_with(result: ExerciseResult, verdict: str, causes: Sequence[str]) -> str:
    """How a result differs from what it must be."""
    got = {check.cause for check in result.checks if check.status == "failed"}
    if result.status != verdict:
        return f"must be {verdict}, is {result.status} {sorted(map(str, got))}: {result.message[-1500:]}"
    if (result.points == result.max_points) != (verdict == "passed"):
        return f"has {result.points} points"
    if causes and not got <= set(causes):
        return f"must fail by {' or '.join(causes)}, failed by {sorted(map(str, got))}: {result.message[-700:]}"
    return ""


def play(judge: WarmJudge, chosen: Sequence[Attack], room: Path) -> Iterator[tuple[Attack, Report, float]]:
    """Each with its report and the seconds that it took, `WIDTH` at once, in the order in which they end."""
    room.mkdir()
    waiting: list[Attack] = list(reversed(chosen))
    running: dict[int, tuple[Attack, Running]] = {}
    while waiting or running:
        while waiting and len(running) < WIDTH:
            attack = waiting.pop()
            folder = room / attack.id.replace("/", "-")
            folder.mkdir()
            (folder / attack.file).write_text(attack.text(), "utf-8")
            names = tuple(name for name in (attack.exercise, attack.neighbour) if name)
            one = judge.start(Options(folder=folder, only=names, workers=0))
            running[id(one)] = attack, one
        done = judge.first_done([one for _, one in running.values()])
        attack, one = running.pop(id(done))
        report = judge.finish(done)  # reads what is there and waits for the rest
        yield attack, report, time.monotonic() - one.started


def resident(pid: int | str = "self") -> int:
    """KiB of memory that a process has; 0 where it can't be seen."""
    try:
        return int(re.search(r"^VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE)[1])  # type: ignore[index]
    except (OSError, TypeError):
        return 0


def play_all(
    chosen: Sequence[Attack], exercises: Sequence[str], folder: Path, args: Any, outcome: dict[str, Any]
) -> str:
    """One warm judge for all of them; fills `outcome`, returns the folder that the judge had."""
    with WarmJudge(exercises, withhold=tuple(args.withhold)) as judge:
        for _ in play(judge, chosen[:WIDTH], folder / "first"):
            pass  # what is allocated but once does not count
        before = resident()
        for attack, report, seconds in play(judge, chosen, folder / "all"):
            outcome["seconds"][attack.id] = round(seconds, 2)
            outcome["layers"] = list(report.layers) or outcome["layers"]
            said = complaint(attack, report)
            if said:
                outcome["complaints"][attack.id] = said
            if args.verbose:
                print(shown(attack, report, seconds, said), file=sys.stderr, flush=True)
        outcome["grown_kib"] = resident() - before
        outcome["judge_peak_kib"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        return judge.zygote.folder


def shown(attack: Attack, report: Report, seconds: float, said: str) -> str:
    """One line for whoever writes an attack."""
    checks = " ".join(f"{c.status}:{c.cause}" for e in report.exercises for c in e.checks)
    message = next((e.message for e in report.exercises if e.name == attack.exercise), "")
    return f"{seconds:5.1f} {'BAD' if said else 'ok '} {attack.id:40} {checks}  {' | '.join(message.splitlines()[1:3])[:170]}"


def main(words: list[str]) -> int:
    """Plays the corpus and prints what came of it."""
    parser = argparse.ArgumentParser(description="Plays the hostile corpus.")
    parser.add_argument("patterns", nargs="*")
    parser.add_argument("--withhold", action="append", default=[])
    parser.add_argument("--share", default="0/1", metavar="K/N", help="the K-th of N parts")
    parser.add_argument("--fast", action="store_true", help="without the ones that wait for a whole limit")
    parser.add_argument(
        "--impatient", action="store_true", help="with small limits on what calls and imports take in sum"
    )
    parser.add_argument("--verbose", action="store_true", help="a line for each on stderr")
    args = parser.parse_args(words)
    part, parts = map(int, args.share.split("/"))
    who = "root" if os.geteuid() == 0 else "user"
    if args.impatient:
        check.TOGETHER = session.LOADS_TOGETHER = 0.2
    wanted = [a for a in attacks(*args.patterns) if a.only in ("", who) and not (args.fast and a.slow)]
    chosen = [a for a in wanted if a.path.parent.name != "patience" or args.impatient][part::parts]
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)  # whatever gets away comes to this process
    if not os.environ.get("FULL"):
        client.WALL_FACTOR = SHORT_WALL
    exercises = sorted({name for a in chosen for name in (a.exercise, a.neighbour) if name})
    outcome: dict[str, Any] = {"who": who, "complaints": {}, "seconds": {}, "layers": []}
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        with Bait(Path(folder)) as bait:
            kit_folder = play_all(chosen, exercises, Path(folder), args, outcome)
        outcome["reached"] = bait.reached
    outcome["left"] = left_behind(kit_folder)
    outcome["played"] = len(outcome["seconds"])
    print(json.dumps(outcome))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
