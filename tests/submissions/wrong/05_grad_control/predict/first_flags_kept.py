# verdict: failed
# why: flags are noted once a net and restored for ever
import torch

_flags = {}


def predict(net, x):
    flags = _flags.setdefault(net, [(m, m.training) for m in net.modules()])
    net.eval()
    try:
        with torch.no_grad():
            return net(x)
    finally:
        for m, f in flags:
            m.training = f
