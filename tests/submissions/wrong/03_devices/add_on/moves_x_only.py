# verdict: failed
# mistake: none
# why: y stays where it was
import torch


def add_on(x, y, device):
    return (x.to(device) + y).to("cpu", torch.float64)
