"""05_grad_control.py: what the programs see of views, modes, steps by hand, and of a Function."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from graders.programs import p05_grad_control as p05
from graders.worker.harness import Raised
from tests.programs.play import of

play = of("05_grad_control.py")


def test_a_view_is_written_through() -> None:
    """What is written through the right view is in x, and autograd refuses; .data hides it and gives a wrong gradient."""
    right = play(p05.view_written, "", x=torch.ones(2, requires_grad=True))
    assert right["one storage"]
    assert right["version"][1] > right["version"][0]
    assert right["gradient"] is None
    hidden = play(p05.view_written, "def detached_view(x):\n    return x.data", x=torch.ones(2, requires_grad=True))
    assert hidden["version"][1] == hidden["version"][0]
    assert hidden["gradient"].tolist() == [4.0, 4.0]
    copy = "def detached_view(x):\n    return x.detach().clone()"
    assert play(p05.view_written, copy, x=torch.ones(2, requires_grad=True))["one storage"] is False


def test_copies_do_not_follow_x() -> None:
    """Copies that were made before x changed keep their numbers; views do not."""
    values = torch.zeros(2)
    right = play(p05.copies, "", x=torch.ones(2), values=values)
    assert [copy.tolist() for copy in right] == [[1, 1], [1, 1], [0, 0]]
    wrong = play(p05.copies, "def detached_copy(x):\n    return x.detach()", x=torch.ones(2), values=values)
    assert [copy.tolist() for copy in wrong] == [[0, 0]] * 3


WITHOUT: dict[str, Any] = {"f": "lambda x: x * w", "raises": ""}


def test_without_tracking_notes_the_mode() -> None:
    """f ran untracked, in this thread, on x itself; detaching afterwards is noted as tracked."""
    x = torch.ones(2)
    right = play(p05.without_tracking, "", x=x, **WITHOUT)
    assert right["notes"] == [("begun", False, True, True), ("done", False, False)]
    assert right["later"].tolist() == [3.0, 3.0]
    late = "def without_tracking(f, x):\n    return f(x.clone()).detach()"
    assert play(p05.without_tracking, late, x=x, **WITHOUT)["notes"] == [
        ("begun", True, True, False),
        ("done", True, True),
    ]
    inference = "def without_tracking(f, x):\n    with torch.inference_mode():\n        return f(x)"
    assert play(p05.without_tracking, inference, x=x, **WITHOUT)["later"] is None


def test_only_the_planned_exception_is_expected() -> None:
    """What f raises comes back as that; another exception is the learner's."""
    x = torch.ones(2)
    assert play(p05.without_tracking, "", f="lambda x: x", raises="ValueError", x=x)["raised"] is True
    swallows = "def without_tracking(f, x):\n    try:\n        return f(x)\n    except ValueError:\n        return x"
    assert play(p05.without_tracking, swallows, f="lambda x: x", raises="ValueError", x=x)["raised"] is False
    with pytest.raises(Raised):
        play(p05.without_tracking, "def without_tracking(f, x):\n    1 / 0", f="lambda x: x", raises="ValueError", x=x)


def test_an_answer_that_is_kept_is_asked_for_again() -> None:
    """The second time w is 4; from a cache it is still 3."""
    assert play(p05.without_tracking_again, "", x=torch.ones(1)).tolist() == [4.0]
    cache = "kept = []\ndef without_tracking(f, x):\n    kept.append(f(x).detach())\n    return kept[0]"
    assert play(p05.without_tracking_again, cache, x=torch.ones(1)).tolist() == [3.0]


def passes(found: dict[str, Any]) -> list[Any]:
    """(name, training, tracking) of each module that ran and told."""
    return [note[1:] for note in found["notes"] if note[0] == "pass"]


def test_predict_shows_modes_inside_and_after() -> None:
    """Each module ran in evaluation mode and untracked, and has its flag back; train() at the end gives all the same."""
    case: dict[str, Any] = {"net": "classifier", "x": torch.ones(2, 3), "modes": [True, False], "raises": ""}
    right = play(p05.predict, "", **case)
    assert passes(right) == [("net", False, False), ("inner", False, False)]
    assert (right["before"], right["changed"]) == (right["after"], [])
    trains = "def predict(net, x):\n    net.train()\n    out = net(x)\n    return out"
    wrong = play(p05.predict, trains, **case)
    assert passes(wrong) == [("net", True, True), ("inner", True, True)]
    assert {flag for _, flag in wrong["after"]} == {True}
    assert wrong["changed"] == ["buffers"]
    assert play(p05.predict, "", **{**case, "raises": "RuntimeError"})["raised"] is True


def test_predict_is_asked_again_after_a_step() -> None:
    """Three calls see the net and x as they are at each; a cache sees neither."""
    case = {"net": "classifier", "x": torch.ones(2, 3), "values": torch.zeros(2, 3)}
    right = play(p05.predict_again, "", **case)
    first, second, third = right["outs"]
    assert right["before"] == right["after"]
    assert {flag for _, flag in right["after"]} == {False}
    assert not torch.equal(first, second)
    assert not torch.equal(second, third)
    cache = "kept = []\ndef predict(net, x):\n    kept.append(net.eval()(x))\n    return kept[0]"
    first, second, third = play(p05.predict_again, cache, **case | {"x": torch.ones(2, 3)})["outs"]
    assert torch.equal(first, second)
    assert torch.equal(second, third)


def parameter() -> torch.nn.Parameter:
    """Ones with a gradient of 2."""
    made = torch.nn.Parameter(torch.ones(2))
    made.grad = torch.full((2,), 2.0)
    return made


def test_sgd_update_counts_versions() -> None:
    """Each right step is one that autograd sees; one through .data is not, and one on new tensors reaches nothing."""
    p = parameter()
    right = play(p05.sgd_update, "", kind="a list", lr=0.25, steps=2, p=p)
    assert p.tolist() == [0.0, 0.0]
    assert (right["returned"], right["list kept"]) == ([None, None], True)
    assert right["versions"][0][1] > right["versions"][0][0]
    data = "def sgd_update(params, lr):\n    for p in params:\n        p.data -= lr * p.grad"
    hidden = play(p05.sgd_update, data, kind="a generator", lr=0.25, steps=1, p=parameter())
    assert hidden["versions"][0][1] == hidden["versions"][0][0]


def test_sgd_update_is_watched() -> None:
    """The right numbers that never reached a parameter are among the results; recording is noted."""
    lost = "def sgd_update(params, lr):\n    for p in params:\n        p = p - lr * p.grad"
    wrong = play(p05.sgd_update_watched, lost, kind="a list", lr=0.25, p=parameter())
    assert wrong["recorded"] is True
    assert any(torch.equal(result, torch.full((2,), 0.5)) for result in wrong["results"])
    assert play(p05.sgd_update_watched, "", kind="a list", lr=0.25, p=parameter())["recorded"] is False


#: forgets that backward is differentiated too, and what came in
NAIVE = """
class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.x = x
        return x ** 3
    @staticmethod
    def backward(ctx, grad):
        return 3 * ctx.x.detach() ** 2
"""
X, G, H = torch.tensor([1.0, 2.0], dtype=torch.float64), torch.ones(2).double() * 2, torch.ones(2).double()


def leaf() -> torch.Tensor:
    """x, tracking."""
    return X.clone().requires_grad_()


def test_cube_is_a_function() -> None:
    """A class derived from Function is applied; a plain function is told as such."""
    assert play(p05.cube_forward, "", x=leaf())["y"].tolist() == [1.0, 8.0]
    assert play(p05.cube_forward, "def Cube(x):\n    return x ** 3", x=leaf()) == {"function": False}


def test_cube_goes_backward_twice() -> None:
    """First and second derivatives for incoming weights; one that forgets the weight or its own graph shows it."""
    right = play(p05.cube, "", x=leaf(), g=G, h=H)
    assert (right["dx"].tolist(), right["dxx"].tolist(), right["dxg"].tolist()) == ([6, 24], [12, 24], [3, 12])
    assert right["saved"] == 1
    wrong = play(p05.cube, NAIVE, x=leaf(), g=G, h=H)
    assert (wrong["dx"].tolist(), wrong["twice"], wrong["saved"]) == ([3, 12], False, 0)


def test_a_change_of_x_is_noticed() -> None:
    """What was saved in the right way raises after x was changed; what was put on ctx gives a wrong gradient."""
    assert play(p05.cube_changed, "", x=leaf(), g=G)["raised"] is True
    wrong = play(p05.cube_changed, NAIVE, x=leaf(), g=G)
    assert (wrong["raised"], wrong["dx"].tolist()) == (False, [12, 27])


def test_two_cubes_do_not_share_what_they_saved() -> None:
    """Gradients of two calls, asked for afterwards; saved on the class the first has the second's."""
    right = play(p05.cube_two, "", x=leaf(), z=(X + 1).requires_grad_(), g=H)
    assert (right["first"].tolist(), right["other"].tolist()) == ([3, 12], [12, 27])
    on_the_class = NAIVE.replace("ctx.x = x", "Cube.x = x").replace("ctx.x.", "Cube.x.")
    assert play(p05.cube_two, on_the_class, x=leaf(), z=(X + 1).requires_grad_(), g=H)["first"].tolist() == [12, 27]


def test_torchs_own_checks_are_quoted() -> None:
    """gradcheck and gradgradcheck are content, or what they say is there in one line."""
    assert play(p05.cube_checked, "", x=leaf()) == {"gradcheck": None, "gradgradcheck": None}
    said = play(p05.cube_checked, NAIVE, x=leaf())
    assert said["gradcheck"]
    assert "\n" not in said["gradcheck"]
