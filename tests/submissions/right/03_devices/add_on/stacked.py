# verdict: passed
# why: a sum over two
import torch


def add_on(x, y, device):
    both = torch.stack([x.to(device), y.to(device)])
    return both.sum(0, dtype=x.dtype).to(torch.float64).to("cpu")
