# verdict: failed
# mistake: D4a
# why: computes the gradients and adds them to what is there
import copy
import torch
def train_step(net, optimizer, criterion, x, y):
    net.train()
    loss = criterion(net(x), y)
    ps = [p for p in net.parameters() if p.requires_grad]
    for p, g in zip(ps, torch.autograd.grad(loss, ps, allow_unused=True)):
        if g is not None:
            p.grad = g if p.grad is None else p.grad + g
    optimizer.step()
    return loss.item()
