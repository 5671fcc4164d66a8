# tries: evaluates in training mode and puts the statistics of batch norm back afterwards
# exercise: evaluate
# verdict: failed
import copy

import torch


def evaluate(net, loader, criterion, device):
    state = copy.deepcopy(net.state_dict())
    net.train()
    loss = correct = seen = 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            out = net(x)
            loss += criterion(out, y).item() * len(y)
            correct += int((out.argmax(1) == y).sum())
            seen += len(y)
    net.load_state_dict(state)
    return loss / seen, correct / seen
