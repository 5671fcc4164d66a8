# verdict: failed
# mistake: E12c
# says: flags are not as before
# why: net's own flag for every child
import torch


def collect_predictions(net, loader, device):
    training = net.training
    net.eval()
    probs, labels = [], []
    with torch.no_grad():
        for x, y in loader:
            probs.append(torch.softmax(net(x.to(device)), dim=1).cpu())
            labels.append(y)
    net.train(training)
    probs = torch.cat(probs)
    return probs, probs.argmax(1), torch.cat(labels)
