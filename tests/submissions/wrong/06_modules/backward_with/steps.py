# verdict: failed
# mistake: none
# why: takes a step as well
import torch


def backward_with(net, x, grad):
    net.zero_grad()
    net(x).backward(grad)
    with torch.no_grad():
        for p in net.parameters():
            if p.grad is not None:
                p -= 0.1 * p.grad
