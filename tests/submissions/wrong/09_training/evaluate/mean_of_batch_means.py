# verdict: failed
# mistake: G5a
# why: each batch counts alike, however short
import torch


def evaluate(net, loader, criterion, device):
    flags = [(m, m.training) for m in net.modules()]
    net.eval()
    loss, correct, seen, batches = 0.0, 0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            out = net(x)
            loss += criterion(out, y).item()
            correct += (out.argmax(1) == y).sum().item()
            seen += len(y)
            batches += 1
    for m, flag in flags:
        m.training = flag
    return loss / batches, correct / seen
