# verdict: failed
# why: where x tracks, its clone is no leaf: .grad stays None, and the gradient runs on into x.grad
import torch


def grad_of(f, x):
    with torch.enable_grad():
        leaf = x.clone().requires_grad_()
        f(leaf).backward()
    return leaf.grad
