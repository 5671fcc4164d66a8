# verdict: passed
# why: tries the dtype out on an empty tensor of the same kind before it touches x
import torch


def track(x):
    possible = True
    try:
        x.new_empty(0, requires_grad=True)
    except RuntimeError:
        possible = False
    if possible:
        if x.requires_grad:
            return x
        else:
            torch.Tensor.requires_grad_(x, requires_grad=True)
            return x
    raise TypeError("cannot require grad: " + str(x.dtype))
