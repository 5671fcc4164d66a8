# verdict: failed
# mistake: none
# why: the output and the flags are right, but the gradients that the net had are gone
import torch


def predict(net, x):
    flags = [(m, m.training) for m in net.modules()]
    net.eval()
    net.zero_grad()
    try:
        with torch.no_grad():
            return net(x)
    finally:
        for m, training in flags:
            m.training = training
