# verdict: failed
# mistake: none
# why: x - (-y) is the sum for numbers, but bool tensors can be added and neither negated nor subtracted.
import torch


def add_four_ways(x, y):
    return x + y, torch.sub(x, -y), torch.add(x, y, out=torch.empty_like(x)), x.clone().add_(y)
