# verdict: failed
# why: evaluates Dropout and BatchNorm2d only; other modules have modes as well
import torch
from torch import nn


def predict(net, x):
    flags = [(m, m.training) for m in net.modules()]
    for m in net.modules():
        if isinstance(m, (nn.Dropout, nn.BatchNorm2d)):
            m.eval()
    try:
        with torch.no_grad():
            return net(x)
    finally:
        for m, training in flags:
            m.training = training
