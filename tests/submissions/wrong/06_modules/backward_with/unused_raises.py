# verdict: failed
# mistake: none
# why: fails for a parameter that takes no part
import torch


def backward_with(net, x, grad):
    params = [p for p in net.parameters() if p.requires_grad]
    grads = torch.autograd.grad(net(x), params, grad)
    net.zero_grad()
    for p, g in zip(params, grads):
        p.grad = g
