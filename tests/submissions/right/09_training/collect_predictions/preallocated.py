# verdict: passed
# why: two passes would not do: writes what comes into growing tensors
import torch


def collect_predictions(net, loader, device):
    state = [(m, m.training) for m in net.modules()]
    try:
        net.eval()
        probabilities, labels = None, torch.empty(0, dtype=torch.int64)
        with torch.no_grad():
            for x, y in loader:
                scores = net(x.to(device))
                p = torch.nn.functional.softmax(scores, dim=1).to("cpu")
                probabilities = p if probabilities is None else torch.vstack([probabilities, p])
                labels = torch.hstack([labels, y])
    finally:
        for m, training in state:
            m.train(training) if not list(m.children()) else setattr(m, "training", training)
    return probabilities, probabilities.max(dim=1).indices, labels
