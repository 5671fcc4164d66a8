# verdict: failed
# mistake: none
# why: takes cross-entropy, whatever the criterion is
import torch


def train_step(net, optimizer, criterion, x, y):
    net.train()
    optimizer.zero_grad()
    loss = torch.nn.functional.cross_entropy(net(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
