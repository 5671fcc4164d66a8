# verdict: failed
# why: switches tracking off for everything that comes after
import torch


def predict(net, x):
    flags = [(m, m.training) for m in net.modules()]
    net.eval()
    torch.set_grad_enabled(False)
    try:
        return net(x)
    finally:
        for m, training in flags:
            m.training = training
