# verdict: failed
# why: switches gradient tracking off for good; the grad mode must be as before.
import torch


def add_into(x, y, out):
    torch.set_grad_enabled(False)
    out.copy_(x + y)
    return out
