# verdict: failed
# mistake: none
# why: brings the output to the CPU, wherever x lives
import torch


def predict(net, x):
    flags = [(m, m.training) for m in net.modules()]
    net.eval()
    try:
        with torch.no_grad():
            return net(x).cpu()
    finally:
        for m, training in flags:
            m.training = training
