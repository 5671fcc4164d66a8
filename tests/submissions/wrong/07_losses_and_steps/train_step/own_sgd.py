# verdict: failed
# mistake: none
# why: steps by hand with the learning rate, whatever the optimizer is
import torch


def train_step(net, optimizer, criterion, x, y):
    net.train()
    optimizer.zero_grad()
    loss = criterion(net(x), y)
    loss.backward()
    with torch.no_grad():
        for group in optimizer.param_groups:
            for p in group["params"]:
                if p.grad is not None:
                    p -= group["lr"] * p.grad
    return loss.item()
