# verdict: failed
# why: turns gradient tracking on at the end instead of restoring the caller's mode; wrong only when called under no_grad.
import torch


def add_in_place(y, x):
    y.add_(x)
    torch.set_grad_enabled(True)
    return y
