# verdict: failed
# why: divides by the number of samples of the loader's dataset where it has one, though the loader may give fewer
import torch


def evaluate(net, loader, criterion, device):
    modes = [(module, module.training) for module in net.modules()]
    net.eval()
    total, hits, count = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            out = net(x.to(device))
            y = y.to(device)
            total += criterion(out, y).item() * len(y)
            hits += (out.argmax(1) == y).sum().item()
            count += len(y)
    for module, training in modes:
        module.training = training
    if hasattr(loader, "dataset"):
        count = len(loader.dataset)
    return total / count, hits / count
