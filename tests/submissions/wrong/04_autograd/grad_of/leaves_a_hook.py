# verdict: failed
# mistake: none
# why: where x tracks it leaves a hook on x, which goes on running in the caller's backward passes
import torch


def grad_of(f, x):
    caught = []
    with torch.enable_grad():
        leaf = x if x.requires_grad else x.detach().requires_grad_()
        leaf.register_hook(caught.append)
        torch.autograd.grad(f(leaf), leaf)
    return caught[0]
