# verdict: failed
# mistake: F8a
# why: each class sums to 1 over all samples
import torch


def collect_predictions(net, loader, device):
    flags = [(m, m.training) for m in net.modules()]
    net.eval()
    probs, labels = [], []
    with torch.no_grad():
        for x, y in loader:
            probs.append(net(x.to(device)).cpu())
            labels.append(y)
    for m, flag in flags:
        m.training = flag
    probs = torch.cat(probs).softmax(0)
    return probs, probs.argmax(1), torch.cat(labels)
