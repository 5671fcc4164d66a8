# verdict: failed
# mistake: A4b
# why: `copied = x` is a second name of x and no copy, so += changes x.
import torch


def add_four_ways(x, y):
    first = x + y
    second = torch.add(x, y)
    third = torch.empty_like(x)
    torch.add(x, y, out=third)
    copied = x
    copied += y
    return first, second, third, copied
