# verdict: failed
# mistake: none
# why: keeps the answer for a net and an x, which is old when the weights have changed
import functools

import torch


@functools.lru_cache
def predict(net, x):
    flags = [(m, m.training) for m in net.modules()]
    net.eval()
    try:
        with torch.no_grad():
            return net(x)
    finally:
        for m, training in flags:
            m.training = training
