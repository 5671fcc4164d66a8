# verdict: failed
# mistake: none
# why: returns the index of the largest output where the output itself is asked
import torch


def predict(net, x):
    flags = [(m, m.training) for m in net.modules()]
    net.eval()
    try:
        with torch.no_grad():
            return net(x).argmax(1)
    finally:
        for m, training in flags:
            m.training = training
