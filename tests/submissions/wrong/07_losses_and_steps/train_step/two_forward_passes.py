# verdict: failed
# mistake: none
# why: one forward pass for the number and one for the gradients: batch norm counts twice
import torch


def train_step(net, optimizer, criterion, x, y):
    net.train()
    with torch.no_grad():
        before = criterion(net(x), y).item()
    optimizer.zero_grad()
    criterion(net(x), y).backward()
    optimizer.step()
    return before
