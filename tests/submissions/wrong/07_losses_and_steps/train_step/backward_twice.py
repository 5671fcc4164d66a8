# verdict: failed
# mistake: none
# why: gradients of two backward passes and of all calls add up: no single mistake
import copy
import torch
def train_step(net, optimizer, criterion, x, y):
    net.train()
    loss = criterion(net(x), y)
    loss.backward(retain_graph=True)
    loss.backward()
    optimizer.step()
    return loss.item()
