"""01_tensors.py: memory. Sums and rows, in place and not; who shares what with whom."""

from __future__ import annotations

from graders.judge.check import Learner, check, draw, witness
from graders.judge.strategies import broadcastable_to, tensors
from graders.judge.values import Tensor, to_storage
from graders.judge.values import tensor as t

WRITABLE = ("contiguous", "permuted", "sliced", "offset")


def plus(x: Tensor, y: Tensor) -> object:
    """x + y, broadcast, in their own dtype."""
    total = x.values + y.values
    return to_storage(total, x.dtype) if x.dtype != "bfloat16" else total


@check("add_in_place")
@witness(y=t([0.0]), x=t([0.125]))
@draw(y=tensors(layouts=WRITABLE), x=lambda y: broadcastable_to(y))
def test_add_in_place(learner: Learner, y: Tensor, x: Tensor) -> None:
    """y itself holds y + x, is returned, and x is as it was."""
    got = learner.call("add_in_place", y=y, x=x)
    got.result.tensor()
    got.arg("y").shape(y.shape).dtype(y.dtype).device()
    got.same_memory("y", mistake="A4a")
    got.arg("y").equals(plus(y, x), explain={"A4a": y.values})
    got.result.tensor().is_input("y")
    got.pure(changes=["y"])
