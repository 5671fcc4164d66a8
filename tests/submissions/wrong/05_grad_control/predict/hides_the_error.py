# verdict: failed
# mistake: none
# why: the flags are back, but an error of the forward pass is swallowed and None returned
import torch


def predict(net, x):
    flags = [(m, m.training) for m in net.modules()]
    net.eval()
    y = None
    try:
        with torch.no_grad():
            y = net(x)
    except Exception as error:
        print(error)
    for m, training in flags:
        m.training = training
    return y
