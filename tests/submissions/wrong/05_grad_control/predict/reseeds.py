# verdict: failed
# mistake: none
# why: seeds torch to get the same output each time, so later random numbers repeat
import torch


def predict(net, x):
    torch.manual_seed(0)
    flags = [(m, m.training) for m in net.modules()]
    net.eval()
    try:
        with torch.no_grad():
            return net(x)
    finally:
        for m, training in flags:
            m.training = training
