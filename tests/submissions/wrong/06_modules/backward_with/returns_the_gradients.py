# verdict: failed
# mistake: none
# why: returns the gradients and leaves none
import torch


def backward_with(net, x, grad):
    net.zero_grad()
    params = [p for p in net.parameters() if p.requires_grad]
    return torch.autograd.grad(net(x), params, grad, allow_unused=True)
