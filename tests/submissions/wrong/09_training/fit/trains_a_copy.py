# verdict: failed
# says: net\.|as before|as it was
# why: trains a copy and leaves the caller's net alone
import copy

import torch
from torch import nn


def evaluate(net, loader, criterion, device):
    net.eval()
    loss, correct, seen = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            out = net(x)
            loss += criterion(out, y).item() * len(y)
            correct += (out.argmax(1) == y).sum().item()
            seen += len(y)
    return loss / seen, correct / seen


def fit(net, train_loader, test_loader, epochs, lr, device):
    net = copy.deepcopy(net)
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    history, best_accuracy, best = [], -1.0, None
    for epoch in range(1, epochs + 1):
        net.train()
        total, seen = 0.0, 0
        for x, y in train_loader:
            x, y = x.to(device), y.to(device)
            optimizer.zero_grad()
            loss = criterion(net(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(y)
            seen += len(y)
        test_loss, accuracy = evaluate(net, test_loader, criterion, device)
        history.append({"epoch": epoch, "train_loss": total / seen, "test_loss": test_loss, "test_accuracy": accuracy})
        if accuracy > best_accuracy:
            best_accuracy, best = accuracy, copy.deepcopy(net.state_dict())
    net.load_state_dict(best)
    return history
