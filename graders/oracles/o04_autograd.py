"""What the functions of 04_autograd.py must find, found in other ways than the solution's. Runs in reference forks only."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from graders.programs.p04_autograd import function, made
from graders.worker.harness import Submission


def jacobians(submission: Submission, code: str, points: list[Tensor]) -> list[Tensor]:
    """The Jacobian of f at each of the points, one call of f each, in float64 on the CPU: (*shape of f(x), *shape of x).

    Row by row, each from one number of f(x); f and its weights are exact in float64 whatever dtype the learner gets.
    """
    f = function(code, points[0].detach().cpu().double())
    found = []
    for point in points:
        with torch.enable_grad():
            leaf = point.detach().cpu().double().requires_grad_()
            y = f(leaf)
            numbers = y.flatten().unbind()
        rows = [torch.autograd.grad(number, leaf, retain_graph=True)[0] for number in numbers]
        shape = (*y.shape, *leaf.shape)
        found.append(torch.stack(rows).reshape(shape) if rows else torch.zeros(shape, dtype=torch.float64))
    return found


def path(submission: Submission, code: str) -> dict[str, Any]:
    """Names along the path, those nodes whose first entry is no node, and the names of all nodes of the graph."""
    t = made(code, "cpu")[
        "t"
    ]  # held: the node of a custom Function does not keep what lies behind it alive (torch 2.11)
    node = t.grad_fn
    names, empty_first = [], []
    while node is not None:
        names.append(type(node).__name__)
        entries = [child for child, _ in node.next_functions]
        present = [child for child in entries if child is not None]
        if present and entries[0] is None:
            empty_first.append(len(names))
        node = present[0] if present else None
    waiting, seen = [t.grad_fn], set()
    while waiting:
        node = waiting.pop()
        if node is not None and node not in seen:
            seen.add(node)
            waiting.extend(child for child, _ in node.next_functions)
    return {"names": names, "empty first": empty_first, "all": sorted({type(node).__name__ for node in seen})}
