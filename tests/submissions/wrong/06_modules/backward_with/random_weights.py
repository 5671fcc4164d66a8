# verdict: failed
# mistake: none
# why: draws its own weights, as the tutorial's lines do
import torch


def backward_with(net, x, grad):
    net.zero_grad()
    out = net(x)
    out.backward(torch.randn_like(out))
