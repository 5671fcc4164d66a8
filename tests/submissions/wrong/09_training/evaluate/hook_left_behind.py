# verdict: failed
# why: leaves a forward hook on net that detaches its output: training after evaluate gets no gradient

import torch
from torch import nn


def evaluate(net, loader, criterion, device):
    flags = [(m, m.training) for m in net.modules()]
    net.eval()
    outputs = []

    def record(module, args, out):
        outputs.append(out.detach())
        return outputs[-1]

    net.register_forward_hook(record)
    s = c = n = 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            net(x)
            out = outputs[-1]
            s += criterion(out, y).item() * len(y)
            c += (out.argmax(1) == y).sum().item()
            n += len(y)
    for m, flag in flags:
        m.training = flag
    return s / n, c / n
