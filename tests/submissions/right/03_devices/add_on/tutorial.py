# verdict: passed
# why: as in the tutorial on tensors: both moved, added, back in double
import torch


def add_on(x, y, device):
    x = x.to(device)
    y = y.to(device)
    z = x + y
    return z.to("cpu", torch.double)
