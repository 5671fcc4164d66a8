# verdict: failed
# why: train() only where the root is in evaluation mode: children in evaluation mode stay so

import torch
import torch.nn as nn
import torch.nn.functional as F


def train_one_epoch(net, loader, optimizer, criterion, device, log_every):
    if net.training is False:
        net.train()
    entries = []
    running_loss = 0.0
    for i, data in enumerate(loader, 0):
        inputs, labels = data[0].to(device), data[1].to(device)
        optimizer.zero_grad()
        outputs = net(inputs)
        loss = criterion(outputs, labels)
        loss.backward()
        optimizer.step()
        running_loss += loss.item()
        if i % log_every == log_every - 1:
            entries.append(running_loss / log_every)
            running_loss = 0.0
    return entries
