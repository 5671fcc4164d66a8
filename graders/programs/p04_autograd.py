"""Programs of 04_autograd.py. Functions and graphs come as Python text, the very text that a learner reads in the message."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn

from graders.worker.harness import Submission


class Double(torch.autograd.Function):
    """x * 2 with a node of its own in the graph."""

    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:
        """Twice x."""
        return x * 2

    @staticmethod
    def backward(ctx: Any, grad: Tensor) -> Tensor:
        """Twice the gradient."""
        return grad * 2


def made(code: str, device: Any, **names: Any) -> dict[str, Any]:
    """What the statements of `code` define, computed on `device` with autograd on, whatever the caller's mode is."""
    found: dict[str, Any] = {"torch": torch, "nn": nn, "Double": Double, **names}
    # a device context costs dispatch on every call, and on the CPU it is not needed
    where = contextlib.nullcontext() if str(device) == "cpu" else torch.device(device)
    with torch.enable_grad(), where:
        exec(code, found)
    return found


def function(code: str, x: Tensor) -> Callable[[Tensor], Tensor]:
    """The `f` that `code` defines, with the module that it may use in x's dtype and on x's device.

    Its weights are quarters between -1/2 and 1/2, exact in every dtype, and its parameters hold gradients already.
    """
    found = made(code, x.device)
    net = found.get("net")
    if net is not None:
        net.to(x.device, x.dtype)
        for parameter in net.parameters():
            with torch.no_grad():
                parameter.copy_((torch.arange(parameter.numel()) * 3 % 5 - 2).reshape(parameter.shape) / 4)
            parameter.grad = torch.full_like(parameter, 3.0)
    f: Callable[[Tensor], Tensor] = found["f"]
    return f


def kept(result: Any) -> Any:
    """A tensor as it is now, should a later call change it."""
    return result.detach().clone() if isinstance(result, Tensor) else result


def marks(x: Tensor) -> dict[str, Any]:
    """What a call may leave on a tensor besides its values and flags."""
    return {"hooks": len(x._backward_hooks or ()), "retains": x.retains_grad}


def grad_of(submission: Submission, code: str, x: Tensor, y: Tensor | None) -> dict[str, Any]:
    """The gradient at x; where there is a y also that at an equal tensor, and that at the same one once it holds y's numbers."""
    f, before = function(code, x), marks(x)
    result = submission.call("grad_of", f, x)
    seen = {"first": kept(result)}
    if y is not None:
        twin = x.detach().clone()
        seen["second"] = kept(submission.call("grad_of", f, twin))
        with torch.no_grad():
            twin.copy_(y)
        seen["third"] = submission.call("grad_of", f, twin)
        seen["later"] = result
    return seen | {"marks": [before, marks(x)]}


def vjp(submission: Submission, code: str, x: Tensor, v: Tensor, y: Tensor | None, u: Tensor | None) -> dict[str, Any]:
    """The product at x with v; where there are y and u also that at equal tensors, and at the same ones with those numbers."""
    f, before = function(code, x), (marks(x), marks(v))
    seen = {"first": kept(submission.call("vjp", f, x, v))}
    if y is not None and u is not None:
        twin, weights = x.detach().clone(), v.detach().clone()
        seen["second"] = kept(submission.call("vjp", f, twin, weights))
        with torch.no_grad():
            twin.copy_(y)
            weights.copy_(u)
        seen["third"] = submission.call("vjp", f, twin, weights)
    return seen | {"marks": [before, (marks(x), marks(v))]}


def accumulated_grads(submission: Submission, code: str, x: Tensor, k: int, again: bool) -> dict[str, Any]:
    """The list and how often f was called for it; for `again` also that of a second call, one step longer, with a new f."""
    f, before = function(code, x), marks(x)
    calls = 0

    def counted(leaf: Tensor) -> Tensor:
        nonlocal calls
        calls += 1
        return f(leaf)

    result = submission.call("accumulated_grads", counted, x, k)
    seen = {"first": list(result) if type(result) is list else result, "calls": calls}
    if again:
        seen["second"] = submission.call("accumulated_grads", function(code, x), x, k + 1)
        seen["entries"] = len(result) if type(result) is list else None
    return seen | {"marks": [before, marks(x)]}


def facts(t: Tensor) -> dict[str, Any]:
    """What must be the same before and after a question."""
    node = t.grad_fn
    return {
        "requires_grad": t.requires_grad,
        "grad_fn": None if node is None else type(node).__name__,
        "retains_grad": t.retains_grad,
        "grad": None if not t.is_leaf or t.grad is None else t.grad.clone(),
        "_version": None if t.is_inference() else t._version,
        "values": t.detach().clone(),
        "shape": tuple(t.shape),
        "dtype": str(t.dtype),
    }


def is_user_leaf(submission: Submission, code: str, x: Tensor) -> dict[str, Any]:
    """What is said of the `t` that `code` makes of x, and t before and after."""
    t = made(code, submission.device, x=x)["t"]
    before = facts(t)
    return {"said": submission.call("is_user_leaf", t), "before": before, "after": facts(t)}


def is_user_leaf_again(submission: Submission, x: Tensor) -> list[Any]:
    """What is said of a t of zeros, and of the same t once x was added to it in place."""
    t = torch.zeros_like(x)
    first = submission.call("is_user_leaf", t)
    t.add_(x)
    return [first, submission.call("is_user_leaf", t)]


def backward_path(submission: Submission, code: str) -> dict[str, Any]:
    """The names that are found, twice, and whether t, its graph and its leaf x are still as they were."""
    found = made(code, submission.device)
    t, x = found["t"], found.get("x")
    before = facts(t)
    first = submission.call("backward_path", t)
    at_first = list(first) if type(first) is list else []
    second = submission.call("backward_path", t)
    after, untouched = facts(t), x is None or x.grad is None
    freed = False
    if t.requires_grad and len(at_first) < 100:
        try:
            with torch.enable_grad():
                t.sum().backward()
        except RuntimeError:
            freed = True
    return {
        "first": at_first if type(first) is list else first,
        "second": second,
        "before": before,
        "after": after,
        "untouched": untouched,
        "freed": freed,
    }
