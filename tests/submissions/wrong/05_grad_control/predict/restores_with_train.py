# verdict: failed
# why: train(flag) reaches everything below, so a module shared by two parents ends with the flag of the second
import torch


def predict(net, x):
    flags = [(m, m.training) for m in net.modules()]
    net.eval()
    try:
        with torch.no_grad():
            return net(x)
    finally:
        for m, training in flags:
            m.train(training)
