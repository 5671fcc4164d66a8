# verdict: failed
# mistake: none
# why: adds in float32, which loses float64 digits (0.1), integers above 2**24 and imaginary parts.
import torch


def add_into(x, y, out):
    out.copy_(x.to(torch.float32) + y.to(torch.float32))
    return out
