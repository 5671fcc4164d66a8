# verdict: failed
# mistake: none
# why: hands the sum back where x is
import torch


def add_on(x, y, device):
    return (x.to(device) + y.to(device)).to(x.device, torch.float64)
