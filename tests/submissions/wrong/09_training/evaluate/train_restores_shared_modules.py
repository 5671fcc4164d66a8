# verdict: failed
# why: puts flags back with train(), which reaches what a module shares with another
import torch


def evaluate(net, loader, criterion, device):
    flags = [(m, m.training) for m in net.modules()]
    net.eval()
    correct = 0
    total = 0
    loss_sum = 0.0
    # since we're not training, we don't need to calculate the gradients for our outputs
    with torch.no_grad():
        for data in loader:
            images, labels = data
            images, labels = images.to(device), labels.to(device)
            outputs = net(images)
            _, predicted = torch.max(outputs, 1)
            total += labels.size(0)
            correct += (predicted == labels).sum().item()
            loss_sum += criterion(outputs, labels).item() * labels.size(0)
    for m, flag in flags:
        m.train(flag)
    return loss_sum / total, correct / total
