# verdict: failed
# mistake: A3a
# why: torch.add makes a new tensor, out is never written.
import torch


def add_into(x, y, out):
    return torch.add(x, y)
