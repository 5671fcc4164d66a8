# verdict: failed
# why: keeps one flag a kind of module, so the flags of two layers of one class become the same
import torch


def predict(net, x):
    flags = {type(m): m.training for m in net.modules()}
    net.eval()
    try:
        with torch.no_grad():
            return net(x)
    finally:
        for m in net.modules():
            m.training = flags[type(m)]
