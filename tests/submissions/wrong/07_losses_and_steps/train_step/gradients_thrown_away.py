# verdict: failed
# mistake: none
# why: the gradients are computed and put nowhere
import copy
import torch
def train_step(net, optimizer, criterion, x, y):
    net.train()
    optimizer.zero_grad()
    loss = criterion(net(x), y)
    torch.autograd.grad(loss, [p for p in net.parameters() if p.requires_grad], allow_unused=True)
    optimizer.step()
    return loss.item()
