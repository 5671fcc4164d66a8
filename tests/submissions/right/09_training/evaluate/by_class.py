# verdict: passed
# why: counts hits and samples class by class, as the tutorial does for its table, and adds them up
from collections import defaultdict

import torch


def evaluate(net, loader, criterion, device):
    modes = {m: m.training for m in net.modules()}
    net.eval()
    correct_pred, total_pred, losses = defaultdict(int), defaultdict(int), []
    with torch.no_grad():
        for images, labels in loader:
            images, labels = images.to(device), labels.to(device)
            outputs = net(images)
            losses.append((len(labels), criterion(outputs, labels)))
            _, predictions = torch.max(outputs, 1)
            # collect the correct predictions for each class
            for label, prediction in zip(labels.tolist(), predictions.tolist()):
                correct_pred[label] += label == prediction
                total_pred[label] += 1
    for m, mode in modes.items():
        m.training = mode
    n = sum(total_pred.values())
    return sum(k * loss.item() for k, loss in losses) / n, sum(correct_pred.values()) / n
