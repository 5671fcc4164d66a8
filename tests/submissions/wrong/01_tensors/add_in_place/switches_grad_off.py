# verdict: failed
# why: switches gradient tracking off for good; the grad mode must be as before.
import torch


def add_in_place(y, x):
    torch.set_grad_enabled(False)
    y.add_(x)
    return y
