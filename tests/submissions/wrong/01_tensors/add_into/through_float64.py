# verdict: failed
# mistake: none
# why: adds in float64, which drops imaginary parts and the last digits of integers above 2**53; right for every real floating dtype.
import torch


def add_into(x, y, out):
    out.copy_(x.to(torch.float64) + y.to(torch.float64))
    return out
