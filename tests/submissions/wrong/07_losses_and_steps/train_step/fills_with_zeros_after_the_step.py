# verdict: failed
# mistake: F5b
# why: clears for the next call only, with zeros instead of None
import copy
import torch
def train_step(net, optimizer, criterion, x, y):
    net.train()
    loss = criterion(net(x), y)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad(set_to_none=False)
    return loss.item()
