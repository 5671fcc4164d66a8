# verdict: failed
# mistake: E12c
# says: flags are not as before
# why: remembers net's own flag and gives it to every child
import torch


def evaluate(net, loader, criterion, device):
    training = net.training
    net.eval()
    loss, correct, seen = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            out = net(x)
            loss += criterion(out, y).item() * len(y)
            correct += (out.argmax(1) == y).sum().item()
            seen += len(y)
    net.train(training)
    return loss / seen, correct / seen
