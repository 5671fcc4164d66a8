# verdict: passed
# why: torch.func.vjp returns a function of v
import torch


def vjp(f, x, v):
    _, pull_back = torch.func.vjp(f, x.detach())
    (result,) = pull_back(v.detach())
    return result
