# verdict: passed
# why: weighted means with NumPy, a class with __enter__ and __exit__ for the flags
import numpy as np
import torch


class Evaluating:
    def __init__(self, net):
        self.net = net

    def __enter__(self):
        self.flags = [m.training for m in self.net.modules()]
        self.net.eval()

    def __exit__(self, *error):
        for m, flag in zip(self.net.modules(), self.flags):
            m.training = flag


def evaluate(net, loader, criterion, device):
    losses, hits, sizes = [], [], []
    with Evaluating(net), torch.no_grad():
        for batch in loader:
            x, y = [t.to(device) for t in batch]
            logits = net(x)
            losses.append(criterion(logits, y).item())
            hits.append((logits.softmax(1).argmax(dim=-1) == y).float().mean().item())
            sizes.append(x.shape[0])
    return float(np.average(losses, weights=sizes)), np.average(hits, weights=sizes)
