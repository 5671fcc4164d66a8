# verdict: failed
# mistake: C5a
# why: moves both and drops what the moves give
import torch


def add_on(x, y, device):
    x.to(device)
    y.to(device)
    return (x + y).to("cpu", torch.float64)
