# verdict: failed
# mistake: none
# why: a 0-d tensor has no rows: iterating over it raises; right from one dimension on (nothing at all handled).
import torch


def add_four_ways(x, y):
    fourth = torch.empty_like(x)
    for row, p, q in zip(fourth, x, y):
        row.copy_(p + q)
    return x + y, torch.add(x, y), torch.add(x, y, out=torch.empty_like(x)), fourth
