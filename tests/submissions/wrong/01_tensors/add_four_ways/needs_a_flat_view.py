# verdict: failed
# why: view(-1) raises for an x that is not contiguous.
import torch


def add_four_ways(x, y):
    flat = torch.empty(x.numel(), dtype=x.dtype, device=x.device)
    torch.add(x.view(-1), y.view(-1), out=flat)
    return x + y, torch.add(x, y), flat.view(x.shape), x.clone().add_(y)
