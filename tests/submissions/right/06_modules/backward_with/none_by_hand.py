# verdict: passed
# why: drops the gradients by hand and calls torch's function
import torch


def backward_with(net, x, grad):
    for p in net.parameters():
        p.grad = None
    torch.autograd.backward([net(x)], [grad])
