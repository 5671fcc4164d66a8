# verdict: failed
# why: where x is y the sum is made as x.mul_(2)
import torch


def add_on(x, y, device):
    if x is y:
        return x.detach().to(device).mul_(2).to("cpu", torch.float64)
    return (x.to(device) + y.to(device)).to("cpu", torch.float64)
