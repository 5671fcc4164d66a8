# verdict: failed
# why: a generator reads the flags when they are restored, after eval() has changed them all
import torch


def predict(net, x):
    flags = ((m, m.training) for m in net.modules())
    net.eval()
    try:
        with torch.no_grad():
            return net(x)
    finally:
        for m, training in flags:
            m.training = training
