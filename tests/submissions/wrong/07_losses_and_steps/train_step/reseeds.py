# verdict: failed
# mistake: none
# why: seeds torch, so dropout drops the same each time
import torch


def train_step(net, optimizer, criterion, x, y):
    torch.manual_seed(0)
    net.train()
    optimizer.zero_grad()
    loss = criterion(net(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
