# verdict: failed
# mistake: G6f
# why: each batch's accuracy counts alike
import torch


def evaluate(net, loader, criterion, device):
    flags = [(m, m.training) for m in net.modules()]
    net.eval()
    loss, correct, seen, batches = 0.0, 0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            out = net(x)
            loss += criterion(out, y).item() * len(y)
            correct += (out.argmax(1) == y).float().mean().item()
            seen += len(y)
            batches += 1
    for m, flag in flags:
        m.training = flag
    return loss / seen, correct / batches
