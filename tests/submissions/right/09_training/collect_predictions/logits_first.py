# verdict: passed
# why: joins logits, softmax over the last dimension at the end, a namedtuple, inference mode
from collections import namedtuple

import torch
from torch import nn

Predictions = namedtuple("Predictions", "probabilities classes labels")


def collect_predictions(net, loader, device):
    on = [m for m in net.modules() if m.training]
    for m in on:
        m.training = False
    with torch.inference_mode():
        pairs = [(net(x.to(device)), y) for x, y in loader]
    for m in on:
        m.training = True
    logits, labels = (torch.cat(part, dim=0).to("cpu") for part in zip(*pairs))
    return Predictions(nn.Softmax(dim=-1)(logits), logits.argmax(dim=-1), labels)
