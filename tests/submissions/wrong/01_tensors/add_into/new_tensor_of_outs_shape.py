# verdict: failed
# mistake: A3a
# why: allocates a tensor like out, fills and returns it; out itself is never written.
import torch


def add_into(x, y, out):
    result = torch.zeros_like(out)
    result += x
    result += y
    return result
