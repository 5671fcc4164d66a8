# verdict: failed
# why: the fresh tensor takes over x's strides, zeros too, and out= refuses memory that overlaps itself; wrong on expanded x only.
import torch


def add_four_ways(x, y):
    third = torch.empty_strided(x.size(), x.stride(), dtype=x.dtype, device=x.device)
    torch.add(x, y, out=third)
    return x + y, torch.add(x, y), third, x.clone().add_(y)
