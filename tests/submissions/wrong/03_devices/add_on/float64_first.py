# verdict: failed
# mistake: none
# says: rounding and the overflow
# why: adds in float64, without the dtype's rounding and overflow
import torch


def add_on(x, y, device):
    return (x.to(device, torch.float64) + y.to(device, torch.float64)).cpu()
