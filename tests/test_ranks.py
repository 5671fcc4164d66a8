"""Several ranks in one worker: both results come back, and a rank that hangs, dies or raises is told, at one limit's cost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from graders.catalog import load
from graders.faults import KitFault, LearnerFault
from graders.judge import session
from graders.judge.client import Limits, Worker, Zygote
from graders.judge.session import Judge
from graders.judge.translate import decode
from graders.judge.values import Seen
from graders.submission import Source

FILE = "01_tensors.py"
SOURCE = """
import os, sys, time
import torch
import torch.distributed as dist


def joined(rank, world_size, store_path):
    dist.init_process_group("gloo", store=dist.FileStore(store_path, world_size), rank=rank, world_size=world_size)


def all_sum(rank, world_size, store_path):
    joined(rank, world_size, store_path)
    t = torch.tensor([rank + 1.0])
    dist.all_reduce(t)
    dist.destroy_process_group()
    return {"rank": rank, "sum": t, "pid": os.getpid()}


def dies(rank, world_size, store_path):
    joined(rank, world_size, store_path)
    if rank == 1:
        os._exit(5)
    dist.all_reduce(torch.ones(1))


def raises(rank, world_size, store_path):
    if rank == 1:
        raise ValueError("rank one is unwell")
    return rank


def lies(rank, world_size, store_path):
    if rank == 0:
        for fd in range(3, 64):
            try:
                os.write(fd, b"garbage")
            except OSError:
                pass
        os._exit(0)
    return rank


def hangs(rank, world_size, store_path):
    joined(rank, world_size, store_path)
    if rank == 1:
        time.sleep(1000)
    dist.barrier()


def three_sleep():
    start = time.monotonic()
    frame = sys._getframe()
    while not hasattr(frame.f_locals.get("self"), "prepared"):  # up to the harness, which has them
        frame = frame.f_back
    outcomes = frame.f_locals["self"].prepared.programs["ranks"]["run"](None, lambda rank: time.sleep(1000), 3, 1.0)
    return outcomes, time.monotonic() - start


def reaches_the_network(rank, world_size, store_path):
    import socket
    socket.create_connection(("192.0.2.1", 80), timeout=1)
"""


@pytest.fixture(scope="module")
def zygote() -> Iterator[Zygote]:
    """One worker process for this module."""
    made = Zygote.start()
    yield made
    made.close()


@pytest.fixture
def worker(zygote: Zygote, monkeypatch: pytest.MonkeyPatch) -> Iterator[Worker]:
    """A worker with a network of its own that has loaded the functions above."""
    monkeypatch.setattr(session, "Limits", lambda: Limits(network=True))
    made = Judge(load(), {FILE: Source(FILE, SOURCE)}, zygote.connect()).worker(load().exercise("add_in_place"), "cpu")
    yield made
    made.close()


def gloo(worker: Worker, name: str, seconds: float = 20.0) -> list[dict[str, Any]]:
    """What came of each of two ranks that run the function of that name."""
    return ask(worker, "ranks:gloo", {"name": name, "world_size": 2}, seconds)  # type: ignore[no-any-return]


def ask(worker: Worker, program: str, inputs: dict[str, Any], seconds: float = 20.0) -> Any:
    """The program's result."""
    request = {
        "op": "run",
        "program": program,
        "inputs": inputs,
        "seed": 0,
        "at": 0,
        "grad": "on",
        "default_dtype": "float32",
    }
    reply = worker.ask(request, seconds)
    assert reply["status"] == "returned", reply
    return decode(reply["result"], worker)


def test_two_ranks_bring_both_results_back(worker: Worker) -> None:
    """Each rank is a process of its own, they meet over gloo, and both results are there, by value."""
    first, second = (outcome["result"] for outcome in gloo(worker, "all_sum"))
    assert (first["rank"], second["rank"]) == (0, 1)
    assert first["pid"] != second["pid"]
    for sums in (first["sum"], second["sum"]):
        assert isinstance(sums, Seen)
        assert sums.values.tolist() == [3.0]


def test_ranks_can_be_run_again(worker: Worker) -> None:
    """The worker itself is no rank: it goes on afterwards."""
    assert [gloo(worker, "all_sum")[0]["result"]["sum"].values.tolist() for _ in range(2)] == [[3.0], [3.0]]


def test_a_rank_that_dies_is_told_of_and_so_is_what_its_sibling_saw(worker: Worker) -> None:
    """One rank ends itself: that is a crash, and the other's exception comes back with its line."""
    first, second = gloo(worker, "dies")
    assert second == {"ended": "crash"}
    assert first["error"]["type"] == "RuntimeError"
    assert "all_reduce" in first["error"]["code"]


def test_a_rank_that_raises_says_what(worker: Worker) -> None:
    """The exception is that rank's, as plain values; its sibling's result is there all the same."""
    first, second = gloo(worker, "raises")
    assert first == {"result": 0}
    assert (second["error"]["type"], second["error"]["text"]) == ("ValueError", "rank one is unwell")


def test_a_rank_that_writes_garbage_breaks_nothing(worker: Worker) -> None:
    """Bytes that are no frame are a crash of that rank, or of the whole worker where it wrote to the judge, never an exception."""
    try:
        first, _ = gloo(worker, "lies")
    except LearnerFault as fault:
        assert fault.cause == "forged"
    else:
        assert first == {"ended": "crash"}


def test_a_deadlock_is_a_timeout_and_leaves_nothing(worker: Worker) -> None:
    """Ranks that wait for one another meet the call's limit; with the worker they are all gone."""
    with pytest.raises(LearnerFault) as found:
        gloo(worker, "hangs", seconds=0.4)
    assert found.value.cause == "timeout"
    assert worker.connection.end_of(worker.pid) is not None


def test_ranks_that_hang_cost_one_limit_together(worker: Worker) -> None:
    """Three ranks that sleep are ended after one limit, not after one each."""
    outcomes, seconds = ask(worker, "call:three_sleep", {"args": [], "kwargs": {}})
    assert outcomes == [{"ended": "timeout"}] * 3
    assert seconds < 2.5


def test_ranks_reach_nothing_but_one_another(worker: Worker) -> None:
    """The network of the ranks is a loopback of their own."""
    for outcome in gloo(worker, "reaches_the_network"):
        assert outcome["error"]["type"] in ("OSError", "PermissionError", "TimeoutError")


def test_without_a_network_namespace_it_is_the_kits_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the layer that process groups need is missing, the check says so and costs nobody points."""
    bare = Zygote.start(withheld=("namespaces",))
    monkeypatch.setattr(session, "Limits", lambda: Limits(network=True))
    try:
        judge = Judge(load(), {FILE: Source(FILE, SOURCE)}, bare.connect())
        with pytest.raises(KitFault, match="needs a network of its own"):
            judge.worker(load().exercise("add_in_place"), "cpu")
    finally:
        bare.close()
