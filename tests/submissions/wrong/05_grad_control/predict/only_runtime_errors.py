# verdict: failed
# why: restores after a RuntimeError, the usual one of torch, and after no other
import torch


def predict(net, x):
    flags = [(m, m.training) for m in net.modules()]
    net.eval()
    try:
        with torch.no_grad():
            y = net(x)
    except RuntimeError:
        for m, training in flags:
            m.training = training
        raise
    for m, training in flags:
        m.training = training
    return y
