# verdict: failed
# mistake: none
# why: asks the first parameter for the device; a net may have none
import torch


def predict(net, x):
    s = [(m, m.training) for m in net.modules()]
    net.eval()
    try:
        with torch.no_grad():
            return net(x.to(next(net.parameters()).device))
    finally:
        for m, t in s:
            m.training = t
