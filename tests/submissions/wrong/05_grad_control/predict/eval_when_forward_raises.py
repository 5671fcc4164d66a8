# verdict: failed
# why: restores after the forward pass, which is never reached when that raises
import torch


def predict(net, x):
    flags = [(m, m.training) for m in net.modules()]
    net.eval()
    with torch.no_grad():
        y = net(x)
    for m, training in flags:
        m.training = training
    return y
