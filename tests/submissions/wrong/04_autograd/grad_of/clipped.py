# verdict: failed
# why: a gradient of norm above 100 is clipped
import torch


def grad_of(f, x):
    leaf = x.detach().clone().requires_grad_()
    with torch.enable_grad():
        f(leaf).backward()
    torch.nn.utils.clip_grad_norm_([leaf], 100.0)
    return leaf.grad
