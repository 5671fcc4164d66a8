# verdict: failed
# mistake: none
# why: takes the epoch of the lowest training loss, the last one, from copies
import copy
import math

import torch
import torch.optim as optim
from torch import nn


def evaluate(net, loader, criterion, device):
    flags = [(m, m.training) for m in net.modules()]
    net.eval()
    n, loss, right = 0, 0.0, 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            out = net(x)
            loss += criterion(out, y).item() * len(y)
            right += (out.argmax(1) == y).sum().item()
            n += len(y)
    for m, f in flags:
        m.training = f
    return loss / n, right / n


def fit(net, train_loader, test_loader, epochs, lr, device):
    criterion = nn.CrossEntropyLoss()
    optimizer = optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    history, best, best_acc = [], None, -math.inf
    for epoch in range(epochs):  # loop over the dataset multiple times
        net.train()
        running_loss, seen = 0.0, 0
        for inputs, labels in train_loader:
            inputs, labels = inputs.to(device), labels.to(device)
            optimizer.zero_grad()
            outputs = net(inputs)
            loss = criterion(outputs, labels)
            loss.backward()
            optimizer.step()
            running_loss += loss.item() * labels.size(0)
            seen += labels.size(0)
        test_loss, test_accuracy = evaluate(net, test_loader, criterion, device)
        history.append(
            {
                "epoch": epoch + 1,
                "train_loss": running_loss / seen,
                "test_loss": test_loss,
                "test_accuracy": test_accuracy,
            }
        )
        if -running_loss > best_acc:
            best_acc = -running_loss
            best = copy.deepcopy(net.state_dict())
    net.load_state_dict(best)
    return history
