# verdict: failed
# mistake: D4a
# why: the line that clears is never reached
import copy
import torch
def train_step(net, optimizer, criterion, x, y):
    net.train()
    loss = criterion(net(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
    optimizer.zero_grad()
