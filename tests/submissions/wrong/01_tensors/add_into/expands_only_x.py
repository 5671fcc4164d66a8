# verdict: failed
# why: expands x and only reshapes y, which raises for a y that is smaller than out.
import torch


def add_into(x, y, out):
    return torch.add(x.expand_as(out), y.view_as(out), out=out)
