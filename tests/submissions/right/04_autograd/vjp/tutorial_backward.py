# verdict: passed
# why: y.backward(v) on a private copy, as the tutorial does it
import torch


def vjp(f, x, v):
    torch_was_tracking = torch.is_grad_enabled()
    try:
        torch.set_grad_enabled(True)
        copy = x.detach().clone()
        copy.requires_grad_(True)
        y = f(copy)
        y.backward(v)
        return copy.grad
    finally:
        torch.set_grad_enabled(torch_was_tracking)
