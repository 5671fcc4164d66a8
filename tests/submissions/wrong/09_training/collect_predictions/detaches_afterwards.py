# verdict: failed
# mistake: G7b
# why: tracks and detaches the result
import torch


def collect_predictions(net, loader, device):
    flags = [(m, m.training) for m in net.modules()]
    net.eval()
    probs, labels = [], []
    if True:
        for x, y in loader:
            probs.append(torch.softmax(net(x.to(device)), dim=1).detach().cpu())
            labels.append(y)
    for m, flag in flags:
        m.training = flag
    probs = torch.cat(probs)
    return probs, probs.argmax(1), torch.cat(labels)
