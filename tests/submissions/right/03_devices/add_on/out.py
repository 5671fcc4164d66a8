# verdict: passed
# why: into memory that is made on the device first
import torch


def add_on(x, y, device):
    out = torch.empty_like(x, device=device)
    torch.add(x.to(device), y.to(device), out=out)
    return out.cpu().double()
