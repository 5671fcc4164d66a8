# verdict: passed
# why: a function for each type, the named tuple found by its fields
from functools import singledispatch

from torch import Tensor


@singledispatch
def moved(part, device):
    return part


@moved.register
def _(part: Tensor, device):
    return part.to(device, copy=True)


@moved.register
def _(part: dict, device):
    result = part.copy()
    for key in result:
        result[key] = moved(result[key], device)
    return result


@moved.register
def _(part: list, device):
    result = part[:]
    for i, value in enumerate(result):
        result[i] = moved(value, device)
    return result


@moved.register
def _(part: tuple, device):
    values = (moved(value, device) for value in part)
    return part.__class__(*values) if hasattr(part, "_fields") else tuple(values)


def batch_to(batch, device):
    return moved(batch, device)
