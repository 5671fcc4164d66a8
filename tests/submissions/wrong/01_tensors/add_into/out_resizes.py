# verdict: failed
# mistake: A3b
# why: torch.add(x, y, out=out) resizes an out that is larger than x + y; right wherever the shapes agree.
import torch


def add_into(x, y, out):
    torch.add(x, y, out=out)
    return out
