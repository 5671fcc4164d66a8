# verdict: passed
# why: gradients are cleared after each step; a momentum of its own by hand is not needed; net rests in training mode
import copy

import torch
from torch import nn


def evaluate(net, loader, criterion, device):
    was = net.training
    net.eval()
    loss, correct, seen = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            out = net(x)
            loss += criterion(out, y).item() * len(y)
            correct += (out.argmax(1) == y).sum().item()
            seen += len(y)
    net.train(was)
    return loss / seen, correct / seen


def fit(net, train_loader, test_loader, epochs, lr, device):
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    optimizer.zero_grad()
    net.train()
    history, best = [], (-1.0, None)
    for epoch in range(1, epochs + 1):
        losses, sizes = [], []
        for x, y in train_loader:
            loss = nn.functional.cross_entropy(net(x.to(device)), y.to(device), reduction="none")
            loss.mean().backward()
            optimizer.step()
            optimizer.zero_grad()
            losses += loss.tolist()
        test_loss, accuracy = evaluate(net, test_loader, nn.CrossEntropyLoss(), device)
        history += [
            {"epoch": epoch, "train_loss": sum(losses) / len(losses), "test_loss": test_loss, "test_accuracy": accuracy}
        ]
        if best[1] is None or accuracy > best[0]:
            best = accuracy, copy.deepcopy(net).state_dict()
    net.load_state_dict(best[1])
    return history
