# verdict: failed
# mistake: D5c
# why: weights everything with one
import torch


def backward_with(net, x, grad):
    net.zero_grad()
    out = net(x)
    out.backward(torch.ones_like(out))
