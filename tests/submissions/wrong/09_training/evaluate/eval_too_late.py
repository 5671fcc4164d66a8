# verdict: failed
# mistake: G7a
# why: evaluation mode comes after the loop
import copy
import torch
def evaluate(net, loader, criterion, device):
    flags = [(m, m.training) for m in net.modules()]
    loss, correct, seen = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            out = net(x)
            loss += criterion(out, y).item() * len(y)
            correct += (out.argmax(1) == y).sum().item()
            seen += len(y)
    net.eval()
    return loss / seen, correct / seen
