# verdict: failed
# why: train() on a module that trained switches its evaluating children on as well
import torch


def predict(net, x):
    training = [m for m in net.modules() if m.training]
    net.eval()
    try:
        with torch.no_grad():
            return net(x)
    finally:
        for m in training:
            m.train()
