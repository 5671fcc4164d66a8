# verdict: failed
# why: the batches of the first epoch are kept: a shuffling loader is not asked again

import copy
import io

import torch
import torch.nn as nn
import torch.nn.functional as F


def score(net, loader, device):
    flags = {m: m.training for m in net.modules()}
    net.eval()
    loss, hits, n = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            out = net(x)
            loss += F.cross_entropy(out, y).item() * len(y)
            hits += (out.argmax(1) == y).sum().item()
            n += len(y)
    for m, flag in flags.items():
        m.training = flag
    return loss / n, hits / n


def fit(net, train_loader, test_loader, epochs, lr, device):
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    train_loader = list(train_loader)
    history, best, best_state = [], -1.0, None
    for epoch in range(1, epochs + 1):
        net.train()
        total, n = 0.0, 0
        for x, y in train_loader:
            x, y = x.to(device), y.to(device)
            optimizer.zero_grad()
            loss = F.cross_entropy(net(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(y)
            n += len(y)
        test_loss, test_accuracy = score(net, test_loader, device)
        history.append(
            {"epoch": epoch, "train_loss": total / n, "test_loss": test_loss, "test_accuracy": test_accuracy}
        )
        if test_accuracy > best:
            best, best_state = test_accuracy, copy.deepcopy(net.state_dict())
    net.load_state_dict(best_state)
    return history
