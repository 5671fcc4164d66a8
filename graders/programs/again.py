"""Programs for what only a second call shows: answers kept in a cache, buffers handed out twice."""

from __future__ import annotations

from typing import Any

import numpy as np
from torch import Tensor

from graders.worker.harness import Submission


def twice(submission: Submission, name: str, first: list[Any], second: list[Any]) -> dict[str, Any]:
    """``name(*first)``, then ``name(*second)``; both results as they are after both calls."""
    one = submission.call(name, *first)
    two = submission.call(name, *second)
    return {"first": one, "second": two}


def changed(submission: Submission, name: str, arguments: list[Any], values: list[Any]) -> dict[str, Any]:
    """``name(*arguments)``, then the same objects holding `values`, and ``name(*arguments)`` once more; both results in the end."""
    first = submission.call(name, *arguments)
    for argument, value in zip(arguments, values, strict=True):
        if isinstance(argument, Tensor):
            argument.data.copy_(value)
        elif isinstance(argument, np.ndarray):
            argument[...] = value
    return {"first": first, "second": submission.call(name, *arguments)}


def transposed(submission: Submission, name: str, square: Any) -> dict[str, Any]:
    """``name(square)``, then ``name(square.T)``: the same memory, seen in other strides; a tensor is then turned itself."""
    found = {"first": submission.call(name, square), "second": submission.call(name, square.T)}
    if isinstance(square, Tensor):
        square.data = square.data.T
        found["third"] = submission.call(name, square)
    return found


def rows(submission: Submission, name: str, table: Any) -> list[Any]:
    """``name(row)`` for each row; a row is gone when the next is made, which therefore may get its address."""
    return [submission.call(name, table[number]) for number in range(len(table))]


def overwritten(submission: Submission, name: str, source: Any, values: Any) -> Any:
    """What ``name`` made of a copy of `source` that owns its memory, when the copy holds `values` afterwards."""
    if isinstance(source, Tensor):
        own = source.detach().clone().requires_grad_(source.requires_grad)
        result = submission.call(name, own)
        own.data.copy_(values)
        return result
    own = source.copy()
    result = submission.call(name, own)
    own[...] = values
    return result
