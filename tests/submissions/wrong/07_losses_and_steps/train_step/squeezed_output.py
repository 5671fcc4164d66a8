# verdict: failed
# why: output.squeeze() changes what criterion gets: (N, 1) against (N, 1) targets, or one row

import torch
import torch.nn as nn
import torch.nn.functional as F


def train_step(net, optimizer, criterion, x, y):
    net.train()
    optimizer.zero_grad()
    loss = criterion(net(x).squeeze(), y)
    loss.backward()
    optimizer.step()
    return loss.item()
