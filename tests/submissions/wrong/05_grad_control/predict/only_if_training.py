# verdict: failed
# why: asks the net itself only: an evaluating net with a training child is left as it is, and the child trains during the forward pass
import torch


def predict(net, x):
    flags = [(m, m.training) for m in net.modules()]
    if net.training:
        net.eval()
    try:
        with torch.no_grad():
            return net(x)
    finally:
        for m, training in flags:
            m.training = training
