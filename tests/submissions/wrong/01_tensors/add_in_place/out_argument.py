# verdict: failed
# why: out= refuses tensors that take part in autograd, so a y that is a tracked result, or an x that requires grad, raises.
import torch


def add_in_place(y, x):
    return torch.add(y, x, out=y)
