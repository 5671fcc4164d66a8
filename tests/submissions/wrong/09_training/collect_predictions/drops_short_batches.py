# verdict: failed
# says: the shape must be
# why: a batch shorter than the first is left out
import torch


def collect_predictions(net, loader, device):
    flags = [(m, m.training) for m in net.modules()]
    net.eval()
    probs, labels = [], []
    with torch.no_grad():
        for x, y in loader:
            if probs and len(y) < len(probs[0]):
                continue
            probs.append(torch.softmax(net(x.to(device)), dim=1).cpu())
            labels.append(y)
    for m, flag in flags:
        m.training = flag
    probs = torch.cat(probs)
    return probs, probs.argmax(1), torch.cat(labels)
