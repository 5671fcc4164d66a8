# verdict: failed
# mistake: none
# why: refuses terms of different shapes, which broadcast.
import torch


def add_into(x, y, out):
    if x.shape != y.shape or x.shape != out.shape:
        raise ValueError("x, y and out must have one shape")
    torch.add(x, y, out=out)
    return out
