# verdict: failed
# why: a forward pass without a graph, so backward raises
import torch


def train_step(net, optimizer, criterion, x, y):
    net.train()
    optimizer.zero_grad()
    with torch.no_grad():
        loss = criterion(net(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
