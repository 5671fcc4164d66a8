# verdict: failed
# why: switches gradient tracking off for good; the grad mode must be as before.
import torch


def transpose_in_place(x):
    torch.autograd.set_grad_enabled(False)
    return x.t_()
