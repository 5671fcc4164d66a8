# verdict: failed
# mistake: none
# why: gives new gradients to those that get one, and leaves the others theirs
import torch


def backward_with(net, x, grad):
    params = [p for p in net.parameters() if p.requires_grad]
    for p, g in zip(params, torch.autograd.grad(net(x), params, grad, allow_unused=True)):
        if g is not None:
            p.grad = g
