# verdict: failed
# why: the fresh tensor is made on the CPU whatever device x is on; wrong on every other device only.
import torch


def add_four_ways(x, y):
    third = torch.empty(x.shape, dtype=x.dtype, device="cpu")
    torch.add(x, y, out=third)
    return x + y, torch.add(x, y), third, x.clone().add_(y)
