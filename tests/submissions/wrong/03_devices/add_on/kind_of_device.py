# verdict: failed
# why: drops the device's number
import torch


def add_on(x, y, device):
    kind = torch.device(device).type
    return (x.to(kind) + y.to(kind)).cpu().double()
