# verdict: failed
# mistake: none
# why: makes an optimizer of its own each time, so momentum is lost
import torch


def train_step(net, optimizer, criterion, x, y):
    net.train()
    group = optimizer.param_groups[0]
    fresh = type(optimizer)(group["params"], **{k: group[k] for k in ("lr", "momentum") if k in group})
    fresh.zero_grad()
    loss = criterion(net(x), y)
    loss.backward()
    fresh.step()
    return loss.item()
