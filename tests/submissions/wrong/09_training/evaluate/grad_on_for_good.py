# verdict: failed
# why: grad mode is on afterwards, also where the caller had it off

import torch
import torch.nn as nn
import torch.nn.functional as F


def evaluate(net, loader, criterion, device):
    flags = {m: m.training for m in net.modules()}
    net.eval()
    total, correct, count = 0.0, 0, 0
    torch.set_grad_enabled(False)
    if True:
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            out = net(x)
            total += criterion(out, y).item() * y.size(0)
            correct += (out.argmax(1) == y).sum().item()
            count += y.size(0)
    for m, flag in flags.items():
        m.training = flag
    torch.set_grad_enabled(True)
    return total / count, correct / count
