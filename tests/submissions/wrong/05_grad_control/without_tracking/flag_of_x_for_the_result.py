# verdict: failed
# why: the result requires grad again where x does
import torch


def without_tracking(f, x):
    with torch.no_grad():
        y = f(x)
    return y.requires_grad_(x.requires_grad)
