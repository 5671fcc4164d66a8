# verdict: failed
# mistake: A4b
# why: contiguous() copies only a tensor that is not contiguous yet, so add_ changes every ordinary x; right on permuted input.
import torch


def add_four_ways(x, y):
    third = torch.empty_like(x)
    torch.add(x, y, out=third)
    return x + y, torch.add(x, y), third, x.contiguous().add_(y)
