# verdict: passed
# why: no_grad as a decorator, made at run time
import torch


def without_tracking(f, x):
    untracked = torch.no_grad()(f)
    return untracked(x)
