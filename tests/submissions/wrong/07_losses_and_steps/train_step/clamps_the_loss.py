# verdict: failed
# mistake: none
# why: a loss above 0 is cut off, so that its gradient is 0
import copy
import torch
def train_step(net, optimizer, criterion, x, y):
    net.train()
    optimizer.zero_grad()
    loss = criterion(net(x), y)
    loss.clamp(max=0.0).backward()
    optimizer.step()
    return loss.item()
