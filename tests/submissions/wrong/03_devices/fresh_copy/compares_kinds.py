# verdict: failed
# mistake: none
# why: cuda:1 is not cuda:0, though both are cuda
import torch


def fresh_copy(x, device):
    if x.device.type == torch.device(device).type:
        return x.detach().clone()
    return x.detach().to(device)
