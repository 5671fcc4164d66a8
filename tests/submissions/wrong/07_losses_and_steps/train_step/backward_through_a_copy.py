# verdict: failed
# mistake: none
# why: the gradients are those of a copy of net
import copy
import torch
def train_step(net, optimizer, criterion, x, y):
    net.train()
    optimizer.zero_grad()
    twin = copy.deepcopy(net)
    loss = criterion(twin(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
