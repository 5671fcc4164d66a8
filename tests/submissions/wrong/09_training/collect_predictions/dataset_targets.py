# verdict: failed
# why: takes the true labels from the dataset in index order where there is one: not the loader's order

import torch
from torch import nn
from torch.nn import functional as F


def collect_predictions(net, loader, device):
    modes = [(m, m.training) for m in net.modules()]
    net.eval()
    with torch.no_grad():
        pairs = [(net(x.to(device)).softmax(1).cpu(), y.cpu()) for x, y in loader]
    for m, mode in modes:
        m.training = mode
    probs = torch.cat([p for p, _ in pairs])
    if hasattr(loader, "dataset"):
        labels = torch.tensor([int(loader.dataset[i][1]) for i in range(len(loader.dataset))])
    else:
        labels = torch.cat([y for _, y in pairs])
    return probs, probs.argmax(1), labels
