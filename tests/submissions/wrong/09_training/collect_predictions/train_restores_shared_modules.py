# verdict: failed
# why: puts flags back with train(), which reaches what a module shares with another
import torch
import torch.nn.functional as F


def collect_predictions(net, loader, device):
    flags = [(m, m.training) for m in net.modules()]
    net.eval()
    probs, preds, labels = [], [], []
    with torch.no_grad():
        for x, y in loader:
            p = F.softmax(net(x.to(device)), dim=1).cpu()
            probs.append(p)
            preds.append(p.argmax(1))
            labels.append(y.cpu())
    for m, f in flags:
        m.train(f)
    return torch.cat(probs), torch.cat(preds), torch.cat(labels)
