# verdict: failed
# mistake: D7d
# why: leaves anomaly detection of gradients aside and tracking off
import torch


def backward_with(net, x, grad):
    net.zero_grad()
    net(x).backward(grad)
    torch.set_grad_enabled(False)
