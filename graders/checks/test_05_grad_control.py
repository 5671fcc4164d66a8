"""05_grad_control.py: stopping and steering gradients."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from graders.judge.check import Both, check, draw, fail, witness
from graders.judge.strategies import tensors
from graders.judge.values import Tensor
from graders.judge.values import tensor as t

MODES = st.lists(st.booleans(), min_size=7, max_size=7)
TRAIN = [True] * 7
MIXED = [True, True, False, True, True, False, True]


@check("predict", examples=40)
@witness(x=t([[1.0, 0.5, -1.0], [0.0, 2.0, 1.0]]), modes=TRAIN, fails=False)
@witness(x=t([[1.0, 0.5, -1.0], [0.0, 2.0, 1.0]]), modes=MIXED, fails=False)
@witness(x=t([[1.0, 0.5, -1.0]]), modes=MIXED, fails=True)
@draw(
    x=tensors(shape=st.sampled_from([(1, 3), (2, 3), (0, 3), (5, 3)]), dtype=st.sampled_from(["float32", "float64"])),
    modes=MODES,
    fails=st.booleans(),
)
def test_predict(both: Both, x: Tensor, modes: list[bool], fails: bool) -> None:
    """The output of evaluation mode without tracking; every flag as before, also when the forward pass raises."""
    says = f"predict(net, x) with x of shape {x.shape}, net in {described(modes)}" + (", whose forward pass raises" if fails else "")
    got, want = both.run("p05_grad_control:predict", says=says, x=x, modes=modes, fails=fails)
    seen: Any = got.item("seen").value
    if not seen:
        fail("It never ran net on x.")
    if any(training for training, _ in seen):
        fail("A layer ran in training mode: dropout and batch norm must run in evaluation mode.", "D7c" if not seen[0][1] else None)
    if any(tracking for _, tracking in seen):
        fail("Gradients were tracked while net ran.", "D7b")
    if not fails:
        out = got.item("out", verb="It returned")
        out.tensor().shape(want.raw["out"].shape).dtype(x.dtype).device()
        out.close(want.raw["out"]).no_graph()
    elif got.raw["raised"] is None:
        fail("The exception of net's forward pass never reached the caller.")
    after, before = got.item("after").value, got.item("before").value
    if after != before:
        fail("Afterwards the training flags of net's modules were " + f"{after}; they must be as before: {before}.", "E12c" if all(after) else "E12b")
    got.pure()


def described(modes: list[bool]) -> str:
    """The start modes in words."""
    return "training mode" if all(modes) else "evaluation mode" if not any(modes) else f"mixed modes {modes}"
