# verdict: failed
# mistake: D4c
# why: backward on x itself adds to the .grad that is there already, turns the flag on and leaves .grad behind
import torch


def grad_of(f, x):
    with torch.enable_grad():
        x.requires_grad_()
        f(x).backward()
    return x.grad
