# verdict: failed
# why: drops a parameter whose value equals an earlier one's (two zero biases of one size)

import torch
from torch import Tensor, nn, optim


def make_sgd(net, lr, momentum=0.0):
    chosen = []
    for p in net.parameters():
        if p.requires_grad and not any(p.shape == q.shape and torch.equal(p, q) for q in chosen):
            chosen.append(p)
    return optim.SGD(chosen, lr=lr, momentum=momentum)
