# verdict: passed
# why: asks for the gradients and puts them in place
import torch


def backward_with(net, x, grad):
    params = list(net.parameters())
    trained = [p for p in params if p.requires_grad]
    grads = torch.autograd.grad(net(x), trained, grad, allow_unused=True)
    for p in params:
        p.grad = None
    for p, g in zip(trained, grads):
        p.grad = g
