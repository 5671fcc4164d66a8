# verdict: failed
# why: writes the ones into x
import torch


def ones_on(x, device):
    with torch.no_grad():
        return x.detach().fill_(1).to(device, copy=True)
