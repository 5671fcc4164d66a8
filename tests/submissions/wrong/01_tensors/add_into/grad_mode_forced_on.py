# verdict: failed
# why: grad mode is on afterwards, also when the caller had switched it off
import torch


def add_into(x, y, out):
    torch.set_grad_enabled(False)
    out.copy_(x + y)
    torch.set_grad_enabled(True)
    return out
