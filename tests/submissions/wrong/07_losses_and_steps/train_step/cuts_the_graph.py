# verdict: failed
# mistake: none
# why: goes backward before the step, but not into net: the graph is cut at its output
import copy
import torch
def train_step(net, optimizer, criterion, x, y):
    net.train()
    optimizer.zero_grad()
    out = net(x).detach().requires_grad_()
    loss = criterion(out, y)
    loss.backward()
    optimizer.step()
    return loss.item()
