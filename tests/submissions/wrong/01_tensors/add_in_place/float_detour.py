# verdict: failed
# why: integers go through the default dtype and come back: 2**24 + 1 is lost
import torch


def add_in_place(y, x):
    if y.is_floating_point() or y.is_complex() or y.dtype == torch.bool:
        y.add_(x)
    else:
        y.copy_(y.to(torch.float32) + x.to(torch.float32))
    return y
