# verdict: failed
# mistake: none
# says: default device
# why: leaves the default device changed
import torch


def add_on(x, y, device):
    torch.set_default_device(device)
    return (x.to(device) + y.to(device)).to("cpu", torch.float64)
