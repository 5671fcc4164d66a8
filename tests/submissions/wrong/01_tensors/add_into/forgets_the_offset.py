# verdict: failed
# mistake: none
# why: writes at offset 0 of the storage: an out that starts further on is left, and its neighbours are overwritten.
import torch


def add_into(x, y, out):
    torch.as_strided(out, out.size(), out.stride(), 0).copy_(x + y)
    return out
