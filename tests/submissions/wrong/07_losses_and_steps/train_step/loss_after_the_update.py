# verdict: failed
# why: returns the loss that the new weights have
import torch


def train_step(net, optimizer, criterion, x, y):
    net.train()
    optimizer.zero_grad()
    criterion(net(x), y).backward()
    optimizer.step()
    with torch.no_grad():
        return criterion(net(x), y).item()
