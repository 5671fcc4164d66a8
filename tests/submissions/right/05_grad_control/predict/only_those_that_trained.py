# verdict: passed
# why: remembers the modules that were training; inference mode is without tracking, too
import torch


def predict(net, x):
    training = [m for m in net.modules() if m.training]
    for m in training:
        m.training = False
    try:
        with torch.inference_mode():
            y = net(x)
    finally:
        for m in training:
            m.training = True
    return y
