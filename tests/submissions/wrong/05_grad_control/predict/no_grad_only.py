# verdict: failed
# mistake: D7c
# why: no_grad believed to switch dropout off: the net stays in training mode, and batch norm goes on counting
import torch


def predict(net, x):
    with torch.no_grad():
        return net(x)
