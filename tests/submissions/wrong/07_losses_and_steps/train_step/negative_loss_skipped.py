# verdict: failed
# why: does the update only where the loss is positive: a negative loss is legal

import torch
from torch import Tensor, nn
from torch.nn import functional as F


def train_step(net, optimizer, criterion, x, y):
    net.train()
    optimizer.zero_grad()
    loss = criterion(net(x), y)
    if loss > 0:
        loss.backward()
        optimizer.step()
    return loss.item()
