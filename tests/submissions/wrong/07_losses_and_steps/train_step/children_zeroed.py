# verdict: failed
# why: only children are cleared: a parameter directly on net keeps its old gradient

import torch
import torch.nn as nn
import torch.nn.functional as F


def train_step(net, optimizer, criterion, x, y):
    net.train()
    for child in net.children():
        child.zero_grad()
    loss = criterion(net(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
