# verdict: failed
# mistake: E12b
# why: all modules inside net get their flags back, net itself does not
import copy
import torch
def evaluate(net, loader, criterion, device):
    flags = [(m, m.training) for m in net.modules()]
    net.eval()
    loss, correct, seen = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            out = net(x)
            loss += criterion(out, y).item() * len(y)
            correct += (out.argmax(1) == y).sum().item()
            seen += len(y)
    for m, flag in flags[1:]:
        m.training = flag
    return loss / seen, correct / seen
