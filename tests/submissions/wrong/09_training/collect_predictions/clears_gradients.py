# verdict: failed
# mistake: G7c
# why: clears net's gradients
import torch


def collect_predictions(net, loader, device):
    flags = [(m, m.training) for m in net.modules()]
    net.eval()
    net.zero_grad()
    probs, labels = [], []
    with torch.no_grad():
        for x, y in loader:
            probs.append(torch.softmax(net(x.to(device)), dim=1).cpu())
            labels.append(y)
    for m, flag in flags:
        m.training = flag
    probs = torch.cat(probs)
    return probs, probs.argmax(1), torch.cat(labels)
