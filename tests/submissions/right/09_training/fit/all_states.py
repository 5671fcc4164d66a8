# verdict: passed
# why: keeps a copy of net after each epoch and picks with max, which takes the first of equals
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


def train(net, loader, optimizer, criterion, device):
    net.train()
    losses = torch.zeros(2, dtype=torch.float64)
    for batch in loader:
        x, y = (t.to(device) for t in batch)

        def closure():
            optimizer.zero_grad()
            loss = criterion(net(x), y)
            loss.backward()
            return loss

        losses += torch.tensor([optimizer.step(closure).item() * y.numel(), y.numel()])
    return (losses[0] / losses[1]).item()


def fit(net, train_loader, test_loader, epochs, lr, device):
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    history, nets = [], []
    for _ in range(epochs):
        row = {"epoch": len(history) + 1, "train_loss": train(net, train_loader, optimizer, criterion, device)}
        row["test_loss"], row["test_accuracy"] = evaluate(net, test_loader, criterion, device)
        history.append(row)
        nets.append(copy.deepcopy(net))
    winner = max(range(epochs), key=lambda i: history[i]["test_accuracy"])
    with torch.no_grad():
        for mine, best in zip([*net.parameters(), *net.buffers()], [*nets[winner].parameters(), *nets[winner].buffers()]):
            mine.copy_(best)
    return history
