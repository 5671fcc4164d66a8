# verdict: failed
# mistake: none
# why: adds whole numbers in int64
import torch


def add_on(x, y, device):
    x, y = x.to(device), y.to(device)
    if x.is_floating_point():
        return (x + y).cpu().double()
    return (x.to(torch.int64) + y.to(torch.int64)).cpu().double()
