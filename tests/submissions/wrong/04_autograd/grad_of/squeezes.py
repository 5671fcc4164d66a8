# verdict: failed
# mistake: none
# why: drops dimensions of size 1 from the gradient
import torch


def grad_of(f, x):
    with torch.enable_grad():
        leaf = x.detach().clone().requires_grad_()
        f(leaf).backward()
    return leaf.grad.squeeze()
