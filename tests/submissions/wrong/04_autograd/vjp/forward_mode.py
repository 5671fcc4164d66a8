# verdict: failed
# mistake: D5d
# why: torch.func.jvp pushes v forward: J v, which wants a v of x's shape
import torch


def vjp(f, x, v):
    return torch.func.jvp(f, (x.detach(),), (v.detach(),))[1]
