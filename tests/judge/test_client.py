"""The judge's end of the wire against workers that lie, hang, die, flood or leave something behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graders.catalog import load
from graders.faults import KitFault, LearnerFault
from graders.judge.client import Connection, Worker, Zygote, connect
from graders.judge.session import Judge
from graders.submission import Source
from graders.worker import wire
from tests.helpers import ROOT, command, processes, submission, until

FILE = "01_tensors.py"
LIMIT = 0.5  # CPU seconds that a call may take here
#: What an enemy knows and does: how frames look, the request that is being answered, found by a walk up the stack.
HELPERS = f"""
import json, os, signal, struct, sys, threading, time
MAX_HEADER = {wire.MAX_HEADER}
def request():
    frame = sys._getframe()
    while "request" not in frame.f_locals:
        frame = frame.f_back
    return frame.f_locals["request"]
def send(data):
    view = memoryview(data)
    while view:
        view = view[os.write(3, view):]
def prefix(header, payload):
    return struct.pack("<4sII", {wire.MAGIC!r}, header, payload)
def reply(**facts):
    header = json.dumps({{"d": [[name, value] for name, value in facts.items()]}}).encode()
    send(prefix(len(header), 0) + header)
"""


@pytest.fixture(scope="module")
def zygote() -> Iterator[Zygote]:
    """One worker process for this module, with all layers of confinement that the machine gives."""
    made = Zygote.start()
    yield made
    made.close()


@pytest.fixture(scope="module")
def bare() -> Iterator[Zygote]:
    """Another one without namespaces, where a worker is a process like any other."""
    made = Zygote.start(withheld=("namespaces", "mounts"))
    yield made
    made.close()


@pytest.fixture(params=["confined", "bare"])
def connection(request: pytest.FixtureRequest) -> Connection:
    """The connection of either process."""
    made: Zygote = request.getfixturevalue("zygote" if request.param == "confined" else "bare")
    return made.connect()


@pytest.fixture
def spawn(zygote: Zygote) -> Iterator[Callable[..., Worker]]:
    """Makes workers that have loaded a source; they are closed afterwards."""
    made: list[Worker] = []

    def make(source: str, connection: Connection | None = None, role: str = "learner", device: str = "cpu") -> Worker:
        judge = Judge(load(), {FILE: Source(FILE, HELPERS + source)}, connection or zygote.connect())
        worker = judge.worker(load().exercise("add_in_place"), device)
        worker.role = role
        made.append(worker)
        return worker

    yield make
    for worker in made:
        worker.close()


def call(worker: Worker, name: str = "f", seconds: float = LIMIT, seed: int = 0) -> dict[str, Any]:
    """Calls one of its functions without arguments."""
    inputs: dict[str, Any] = {"args": [], "kwargs": {}}
    request = {
        "op": "run",
        "program": f"call:{name}",
        "inputs": inputs,
        "seed": seed,
        "grad": "on",
        "at": 0,
        "default_dtype": "float32",
    }
    return worker.ask(request, seconds)


def fault(worker: Worker, name: str = "f", seconds: float = LIMIT) -> LearnerFault:
    """What the call fails of; any other exception, or none, fails the test."""
    with pytest.raises(LearnerFault) as found:
        call(worker, name, seconds)
    return found.value


def test_an_honest_call_comes_back(spawn: Callable[..., Worker]) -> None:
    """The case against which all others stand: a value comes back, again and again."""
    worker = spawn("def f(): return 5")
    assert [call(worker)["result"] for _ in range(3)] == [5, 5, 5]


@pytest.mark.parametrize("device", ["cpu", "simulated"])
def test_draws_follow_from_the_call_alone(spawn: Callable[..., Worker], device: str) -> None:
    """The same example draws the same numbers, whatever earlier calls have drawn, on each device's own generator."""
    where = "cuda" if device == "simulated" else "cpu"
    worker = spawn(f"import torch\ndef f(): return torch.rand(3, device='{where}').tolist()", device=device)
    first, other, again = (call(worker, seed=seed)["result"] for seed in (1, 2, 1))
    assert first == again
    assert first != other


# --------------------------------------------------------------------------------------------------------------- liars

LIARS = {
    "garbage": "send(bytes(range(256)) * 40)",
    "a little garbage": "send(b'abc')",
    "zeros": "send(bytes(100))",
    "an oversized header": "send(prefix(MAX_HEADER + 1, 0))",
    "an oversized payload": "send(prefix(2, 2**32 - 1) + b'{}')",
    "a wrong id": "reply(id=1, status='returned', result=5)",
    "an id of another type": "reply(id=str(request()['id']), status='returned')",
    "no id": "reply(status='returned', result=5)",
    "a bool": "send(prefix(4, 0) + b'true')",
    "None": "send(prefix(4, 0) + b'null')",
    "a frame that says more than it holds": 'send(prefix(20, 0) + b\'{"b":9000,"m":{}}   \')',
    "nested too deeply": "send(prefix(700000, 0) + b'{\"l\":[' * 100000 + b' ' * 100000)",
    "a huge number": "send(prefix(5000, 0) + b'9' * 5000)",
}


@pytest.mark.parametrize("lie", LIARS.values(), ids=LIARS)
def test_what_is_no_reply_of_ours_is_forged(spawn: Callable[..., Worker], lie: str) -> None:
    """A worker that writes into the channel is told so, whatever it writes, and no other exception comes out."""
    assert fault(spawn(f"def f():\n    {lie}")).cause == "forged"


NOTES = """
def note(*facts):
    header = json.dumps({"d": [["note", {"l": list(facts)}]]}).encode()
    send(prefix(len(header), 0) + header)
def f():
    for number in range(BEFORE):
        note("seen", number)
    frame = sys._getframe()
    while frame:
        for thing in [*frame.f_locals.values(), *frame.f_globals.values()]:
            if type(thing) is list and thing and type(thing[0]) in (list, tuple):
                thing.clear()
        frame = frame.f_back
"""


def test_notes_come_at_once_and_stay(spawn: Callable[..., Worker]) -> None:
    """What was noted before learner code looked for notes is with the judge already, in order; the next call has its own."""
    worker = spawn(NOTES.replace("BEFORE", "3"))
    for _ in range(2):
        assert call(worker, seconds=5)["notes"] == [["seen", 0], ["seen", 1], ["seen", 2]]


def test_notes_without_end_cost_no_memory(spawn: Callable[..., Worker], monkeypatch: Any) -> None:
    """Too many notes end the call: none is dropped, for it may be the one that tells."""
    monkeypatch.setattr("graders.judge.client.NOTES_CAP", 4096)
    assert len(call(spawn(NOTES.replace("BEFORE", "50")), seconds=5)["notes"]) == 50
    with pytest.raises(LearnerFault, match="endless loop") as caught:
        call(spawn(NOTES.replace("BEFORE", "500")), seconds=5)
    assert caught.value.cause == "timeout"


def test_a_doubled_reply_is_forged(spawn: Callable[..., Worker]) -> None:
    """A reply with the right id that the worker wrote itself leaves one too many, which the next call meets."""
    worker = spawn("def f(): reply(id=request()['id'], status='returned', result=7)")
    assert call(worker)["result"] == 7
    assert fault(worker).cause == "forged"


def test_a_late_reply_is_forged(spawn: Callable[..., Worker]) -> None:
    """A reply kept for later answers no later question."""
    worker = spawn("""
kept = []
def f():
    if kept: reply(id=kept[0], status='returned')
    kept.append(request()['id'])
""")
    assert call(worker)["status"] == "returned"
    assert fault(worker).cause == "forged"


def test_a_reply_before_the_question_is_forged(spawn: Callable[..., Worker]) -> None:
    """What is written while the file is imported answers nothing that is asked later."""
    with pytest.raises(LearnerFault) as found:
        spawn("reply(id=5, status='loaded')")
    assert found.value.cause == "forged"


DRIPS = {
    "slowly": "import time\n    for b in data: send(bytes([b])); time.sleep(0.05)",
    "at once, then nothing": "send(data[:500])\n    while True: signal.pause()",
    "without a break": "for b in data: send(bytes([b]))",
}


@pytest.mark.parametrize("drip", DRIPS.values(), ids=DRIPS)
def test_one_deadline_holds_for_a_whole_frame(spawn: Callable[..., Worker], drip: str) -> None:
    """A frame that comes byte by byte is over time however promising it looks."""
    worker = spawn(f"data = prefix(2, 1 << 26) + b'{{}}' + bytes(1 << 26)\ndef f():\n    {drip}")
    assert fault(worker, seconds=0.2).cause == "timeout"


def test_a_large_reply_that_is_ours_arrives(spawn: Callable[..., Worker]) -> None:
    """Tens of megabytes of result are no fault."""
    reply = call(spawn("import torch\ndef f(): return torch.zeros(10_000_000)"), seconds=10.0)
    assert len(reply["result"].data) == 40_000_000


def test_a_result_of_too_many_values_is_too_large_and_no_forgery(spawn: Callable[..., Worker]) -> None:
    """An honest list that is too long for the wire is called that."""
    worker = spawn("def f(): return list(range(100_000))\ndef g(): return [['x' * 60_000]] * 100")
    assert call(worker, "f", 10.0)["status"] == "too large"
    assert call(worker, "g", 10.0)["status"] == "too large"


# --------------------------------------------------------------------------------------------------- hangs and deaths

HANGS = {
    "a loop": "while True: pass",
    "a loop that swallows": "while True:\n        try:\n            while True: pass\n        except BaseException: pass",
    "one call in C that holds the GIL": "(10 ** 500_000) ** 100_000",
    "a regular expression": "import re; re.match('(a*)*b', 'a' * 60)",
    "signals ignored": "[signal.signal(s, signal.SIG_IGN) for s in (2, 15, 24)]\n    while True: pass",
    "a thread": "threading.Thread(target=lambda: sum(range(10**12)), daemon=True).start()\n    while True: pass",
}


@pytest.mark.parametrize("hang", HANGS.values(), ids=HANGS)
def test_a_hang_costs_its_limit_and_at_most_a_second(spawn: Callable[..., Worker], monkeypatch: Any, hang: str) -> None:
    """An endless computation is ended when its processor time is used up, and no more than a second of it later."""
    worker, used = spawn(f"def f():\n    {hang}"), []
    start, kill = time.clock_gettime(worker.clock or 0), worker.kill
    monkeypatch.setattr(worker, "kill", lambda: (used.append(time.clock_gettime(worker.clock or 0) - start), kill()))
    assert fault(worker).cause == "timeout"
    assert LIMIT <= used[0] <= LIMIT + 1


def test_sleeping_costs_the_wall_clock_limit(spawn: Callable[..., Worker]) -> None:
    """Who waits without computing meets a limit in time that is five times as long."""
    worker = spawn("def f(): time.sleep(1000)")
    start = time.monotonic()
    found = fault(worker, seconds=0.2)
    assert found.cause == "timeout"
    assert "without computing" in found.fact
    assert time.monotonic() - start >= 1.0


def test_a_stop_of_itself_is_a_timeout(bare: Zygote, spawn: Callable[..., Worker]) -> None:
    """A process that stops itself (in a pid namespace its first process can't) is over time, and gone."""
    worker = spawn("def f(): os.kill(os.getpid(), signal.SIGSTOP)", bare.connect())
    assert fault(worker, seconds=0.2).cause == "timeout"
    assert gone(worker)


DEATHS = {
    "os._exit(0)": ("os._exit(0)", "ended Python itself"),
    "os._exit(7)": ("os._exit(7)", "exit status 7"),
    "a segmentation fault": ("import ctypes; ctypes.string_at(0)", "segmentation fault"),
    "an abort": ("os.abort()", "abort"),
    "a closed channel": ("os.close(3)\n    while True: signal.pause()", "closed the channel"),
    "all descriptors closed": ("os.closerange(0, 100)\n    while True: signal.pause()", "closed the channel"),
}


@pytest.mark.parametrize("death, says", DEATHS.values(), ids=DEATHS)
def test_a_death_is_a_crash_that_says_how(
    spawn: Callable[..., Worker], connection: Connection, death: str, says: str
) -> None:
    """However a worker ends itself, the fault is a crash in words that fit."""
    found = fault(spawn(f"def f():\n    {death}", connection), seconds=5.0)
    assert found.cause == "crash"
    assert says in found.fact


FLOODS = {
    "print": "while True: print('x' * 1000)",
    "ten gigabytes at once": "x = b'x' * (1 << 24)\n    for _ in range(640):\n        try: os.write(1, x)\n        except OSError: pass",
    "stderr": "while True: print('x' * 100, file=sys.stderr)",
    "a hole": "os.ftruncate(1, 60 << 20)",
}


@pytest.mark.parametrize("flood", FLOODS.values(), ids=FLOODS)
def test_a_flood_of_output_is_ended(spawn: Callable[..., Worker], flood: str) -> None:
    """Printing without end ends the check, costs no memory to speak of, and what is shown stays short."""
    found = fault(spawn(f"def f():\n    {flood}"), seconds=5.0)
    assert found.cause == "output"
    assert len(found.output) <= 4096


def test_memory_is_refused_and_not_taken(spawn: Callable[..., Worker]) -> None:
    """Eight gigabytes are refused, in Python and in torch; the worker goes on."""
    worker = spawn("import torch\ndef f(): return bytearray(8 << 30)\ndef g(): return torch.ones(2 << 30)")
    for name in "fg":
        reply = call(worker, name, 5.0)
        assert reply["status"] == "raised", reply
    assert call(worker, "g", 5.0)["status"] == "raised"


def test_printed_is_what_this_call_printed(spawn: Callable[..., Worker]) -> None:
    """What is shown is the output of the last call, not of those before."""
    worker = spawn("n = 0\ndef f():\n    global n; n += 1; print('call', n)")
    call(worker)
    call(worker)
    assert worker.printed() == "call 2\n"


def test_the_same_troubles_of_the_solution_are_the_kits_fault(spawn: Callable[..., Worker]) -> None:
    """What costs a learner's worker its verdict is a kit fault where the fork was the kit's own."""
    for body in ("os._exit(0)", "send(b'garbage' * 9)", "while True: pass"):
        with pytest.raises(KitFault):
            call(spawn(f"def f():\n    {body}", role="reference"), seconds=0.2)


# --------------------------------------------------------------------------------------------------- nothing outlives


def gone(worker: Worker) -> bool:
    """Whether the zygote has buried the worker and all that descends from it: it says so, and nobody holds the channel."""
    return worker.connection.end_of(worker.pid) is not None


CHILDREN = {
    "a child": "if os.fork() == 0:\n        while True: signal.pause()",
    "a daemon": "if os.fork() == 0:\n        try: os.setsid()\n        except OSError: pass\n        if os.fork() == 0:\n            while True: signal.pause()\n        os._exit(0)\n    os.wait()",
    "a busy one that ignores signals": "if os.fork() == 0:\n        [signal.signal(s, signal.SIG_IGN) for s in (1, 2, 15)]\n        while True: pass",
    "many": "for _ in range(20):\n        if os.fork() == 0:\n            while True: signal.pause()",
}


@pytest.mark.parametrize("children", CHILDREN.values(), ids=CHILDREN)
@pytest.mark.parametrize("end", ["killed by us", "ended by itself"])
def test_a_workers_whole_tree_goes_with_it(
    spawn: Callable[..., Worker], connection: Connection, children: str, end: str
) -> None:
    """When the zygote says that a worker is gone, so are all its descendants: none holds the channel that they inherited."""
    worker = spawn(
        f"def f():\n    {children}\n    {'return 1' if end == 'killed by us' else 'os._exit(3)'}", connection
    )
    channel = os.dup(worker.sock.fileno())
    try:
        if end == "killed by us":
            assert call(worker, seconds=5.0)["result"] == 1
            worker.kill()
            assert gone(worker)
        else:
            assert fault(worker, seconds=5.0).cause == "crash"
        assert os.read(channel, 1) == b""  # end of file, not "would block": the last holder is gone
    finally:
        os.close(channel)


def test_a_fault_leaves_the_connection_usable(spawn: Callable[..., Worker]) -> None:
    """After ten workers have died in ten ways the next one answers."""
    for body in [*LIARS.values()][:5] + [death for death, _ in DEATHS.values()][:4]:
        fault(spawn(f"def f():\n    {body}"), seconds=5.0)
    assert call(spawn("def f(): return 5"))["result"] == 5


def test_a_second_judge_shares_the_process(zygote: Zygote, spawn: Callable[..., Worker]) -> None:
    """Another judge of the same run gets workers of its own; its end ends them and nobody else's."""
    mine = spawn("def f(): return 5")
    other = connect(zygote.address, zygote.token)
    theirs = spawn("def f(): return 6", other)
    assert call(theirs)["result"] == 6
    channel = os.dup(theirs.sock.fileno())
    other.sock.close()
    os.set_blocking(channel, True)
    assert os.read(channel, 1) == b""
    os.close(channel)
    assert call(mine)["result"] == 5


def test_nobody_is_let_in_without_the_token(zygote: Zygote) -> None:
    """Who does not know the token is hung up on."""
    with pytest.raises(KitFault):
        connect(zygote.address, "0" * 32).ready()


def test_a_process_that_does_not_start_is_the_kits_fault(monkeypatch: Any, tmp_path: Path) -> None:
    """A Python without torch, say, is a kit fault that repeats its last words; the folder it had is gone."""
    python, temporary = tmp_path / "python", tmp_path / "t"
    python.write_text("#!/bin/sh\necho \"ModuleNotFoundError: No module named 'torch'\" >&2\nexit 1\n")
    python.chmod(0o755)
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    monkeypatch.setattr("sys.executable", str(python))
    made = Zygote.start()
    try:
        with pytest.raises(KitFault, match="No module named 'torch'"):
            made.ready()
    finally:
        made.close()
    assert list(temporary.iterdir()) == []


def test_a_process_that_can_not_be_started_is_the_kits_fault(monkeypatch: Any, tmp_path: Path) -> None:
    """No Python at all, or no room for a folder, is a kit fault in a sentence; nothing is left."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with monkeypatch.context() as without:
        without.setattr("sys.executable", str(tmp_path / "none"))
        with pytest.raises(KitFault, match="can't be started"):
            Zygote.start()
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    with pytest.raises(KitFault, match="can't be started"):
        Zygote.start()


# ------------------------------------------------------------------------------------------- a whole run, from outside

QUICK_THEN_ENDLESS = """
def add_in_place(y, x):
    return y.add_(x)
def transpose_in_place(x):
    while True: pass
"""


def test_nothing_is_left_when_the_judge_is_killed(tmp_path: Path) -> None:
    """A judge that is killed in the middle leaves no process and no file: not even what it could not clean up itself."""
    folder = submission(tmp_path / "s", {FILE: QUICK_THEN_ENDLESS})
    temporary, report = tmp_path / "t", tmp_path / "r"
    temporary.mkdir()
    only = ["--only", "add_in_place", "--only", "transpose_in_place", "--workers", "0"]
    judge = subprocess.Popen(**command("grade", str(folder), *only, "--report", str(report), TMPDIR=str(temporary)))
    try:
        until((report / "report.json").exists)
        assert processes(str(temporary))
    finally:
        judge.kill()
        judge.communicate()
    until(lambda: not processes(str(temporary)), 15)
    assert list(temporary.iterdir()) == []


def test_nothing_is_left_after_a_run(tmp_path: Path) -> None:
    """A run that ends by itself has ended its processes and removed its folder before it returns.

    The folder's name is longer than the 107 bytes that a socket's address may have, and two judges look for it.
    """
    temporary = tmp_path / ("x" * 120)
    temporary.mkdir()
    words = ["grade", str(ROOT / "exercises"), "--only", "01", "--workers", "2", "--report", str(tmp_path / "r")]
    done = subprocess.run(**command(*words, TMPDIR=str(temporary)), check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert processes(str(temporary)) == []
    assert list(temporary.iterdir()) == []


def test_the_judge_imports_no_torch() -> None:
    """The judge's side, checks included, comes without torch, which costs seconds and would run learner-made objects."""
    code = "import sys, graders.judge.plugin, graders.judge.check, graders.checks.test_01_tensors; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
