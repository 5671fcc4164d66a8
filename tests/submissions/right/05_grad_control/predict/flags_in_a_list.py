# verdict: passed
# why: notes every flag, evaluates, puts every flag back, on an error too
import torch


def predict(net, x):
    flags = [(module, module.training) for module in net.modules()]
    net.eval()
    try:
        with torch.no_grad():
            return net(x)
    finally:
        for module, training in flags:
            module.training = training
