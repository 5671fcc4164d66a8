# verdict: failed
# why: each class by itself
import torch


def collect_predictions(net, loader, device):
    flags = [(m, m.training) for m in net.modules()]
    net.eval()
    probs, labels = [], []
    with torch.no_grad():
        for x, y in loader:
            probs.append(torch.sigmoid(net(x.to(device))).cpu())
            labels.append(y)
    for m, flag in flags:
        m.training = flag
    probs = torch.cat(probs)
    return probs, probs.argmax(1), torch.cat(labels)
