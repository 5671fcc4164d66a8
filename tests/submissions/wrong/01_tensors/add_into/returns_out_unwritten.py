# verdict: failed
# mistake: A3a
# why: the sum is computed and dropped; out comes back as it was.
import torch


def add_into(x, y, out):
    torch.add(x, y)
    return out
