"""04_autograd.py: what the programs see of gradients that are asked for."""

from __future__ import annotations

import torch

from graders.programs import p04_autograd as p04
from tests.programs.play import of

play = of("04_autograd.py")
CODE = "def f(x):\n    return (x * x).sum()"
X, Y, V = torch.tensor([1.0, 2.0]), torch.tensor([3.0, 5.0]), torch.tensor([1.0, -1.0])


def test_grad_of_is_asked_again_with_other_numbers() -> None:
    """The gradients at x, at its twin and at the twin's new numbers; one that adds up in .grad gives sums."""
    right = play(p04.grad_of, "", code=CODE, x=X, y=Y)
    assert [right[name].tolist() for name in ("first", "second", "third", "later")] == [[2, 4], [2, 4], [6, 10], [2, 4]]
    assert right["marks"][0] == right["marks"][1]
    adds = "def grad_of(f, x):\n    x.requires_grad_()\n    x.register_hook(lambda g: g)\n    f(x).backward()\n    return x.grad"
    wrong = play(p04.grad_of, adds, code=CODE, x=X.clone(), y=Y)
    assert wrong["third"].tolist() == [8, 14]
    assert wrong["marks"][1]["hooks"] == 1


def test_vjp_weighs_with_v() -> None:
    """The product with v at x; ones in its place give the plain sum."""
    code = "def f(x):\n    return x * x"
    right = play(p04.vjp, "", code=code, x=X, v=V, y=Y, u=V * 2)
    assert [right[name].tolist() for name in ("first", "second", "third")] == [[2, -4], [2, -4], [12, -20]]
    ones = "def vjp(f, x, v):\n    x = x.detach().requires_grad_()\n    f(x).sum().backward()\n    return x.grad"
    assert play(p04.vjp, ones, code=code, x=X, v=V, y=None, u=None)["first"].tolist() == [2, 4]


def test_accumulated_grads_are_counted() -> None:
    """Three calls of f give three snapshots; one that returns .grad itself shows the last in all, one that multiplies calls once."""
    right = play(p04.accumulated_grads, "", code=CODE, x=X, k=3, again=True)
    assert [snapshot.tolist() for snapshot in right["first"]] == [[2, 4], [4, 8], [6, 12]]
    assert (right["calls"], len(right["second"]), right["entries"]) == (3, 4, 3)
    one_list = """
kept = []
def accumulated_grads(f, x, k):
    kept.clear()
    kept.extend(x for _ in range(k))
    return kept
"""
    assert play(p04.accumulated_grads, one_list, code=CODE, x=X, k=3, again=True)["entries"] == 4
    alias = """
def accumulated_grads(f, x, k):
    leaf, found = x.detach().clone().requires_grad_(), []
    for _ in range(k):
        f(leaf).backward()
        found.append(leaf.grad)
    return found
"""
    wrong = play(p04.accumulated_grads, alias, code=CODE, x=X, k=3, again=False)
    assert [snapshot.tolist() for snapshot in wrong["first"]] == [[6, 12]] * 3
    once = "def accumulated_grads(f, x, k):\n    leaf = x.detach().clone().requires_grad_()\n    (g,) = torch.autograd.grad(f(leaf), leaf)\n    return [g * (i + 1) for i in range(k)]"
    assert play(p04.accumulated_grads, once, code=CODE, x=X, k=3, again=False)["calls"] == 1


def test_is_user_leaf_is_asked_of_what_the_code_makes() -> None:
    """A result without tracking is a leaf; who asks for requires_grad says otherwise, and who writes to it is seen."""
    right = play(p04.is_user_leaf, "", code="t = x + 1", x=X)
    assert right["said"] is True
    assert all(torch.equal(right["before"][n], right["after"][n]) for n in ("values",))
    wrong = play(p04.is_user_leaf, "def is_user_leaf(t):\n    return t.requires_grad_().requires_grad and False", code="t = x + 1", x=X)  # fmt: skip
    assert wrong["said"] is False
    assert (wrong["before"]["requires_grad"], wrong["after"]["requires_grad"]) == (False, True)


def test_is_user_leaf_is_asked_again() -> None:
    """What was added to t in place makes it a result; a cache does not see that."""
    tracks = X.clone().requires_grad_()
    assert play(p04.is_user_leaf_again, "", x=tracks) == [True, False]
    cache = "import functools\n@functools.cache\ndef is_user_leaf(t):\n    return t.grad_fn is None"
    assert play(p04.is_user_leaf_again, cache, x=tracks) == [True, True]


def test_backward_path_is_asked_twice() -> None:
    """The names come twice, and the graph can still go backward; one that goes backward itself has freed it."""
    code = "x = torch.ones(2, requires_grad=True)\nt = (x * x).exp()"
    right = play(p04.backward_path, "", code=code)
    assert right["first"] == right["second"] == ["ExpBackward0", "MulBackward0", "AccumulateGrad"]
    assert (right["untouched"], right["freed"]) == (True, False)
    goes = "def backward_path(t):\n    if t.grad_fn.saved_tensors if False else True:\n        try:\n            t.sum().backward()\n        except RuntimeError:\n            pass\n    return []"
    wrong = play(p04.backward_path, goes, code=code)
    assert (wrong["first"], wrong["untouched"], wrong["freed"]) == ([], False, True)
