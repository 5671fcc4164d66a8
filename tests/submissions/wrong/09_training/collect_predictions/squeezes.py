# verdict: failed
# why: a batch of one or a single class loses its dimension
import torch


def collect_predictions(net, loader, device):
    flags = [(m, m.training) for m in net.modules()]
    net.eval()
    probs, labels = [], []
    with torch.no_grad():
        for x, y in loader:
            probs.append(torch.softmax(net(x.to(device)), dim=1).cpu())
            labels.append(y)
    for m, flag in flags:
        m.training = flag
    probs = torch.cat([p.squeeze().reshape(len(y), -1).squeeze() if p.shape[1] == 1 else p for p in probs])
    return probs, probs.argmax(1), torch.cat(labels)
