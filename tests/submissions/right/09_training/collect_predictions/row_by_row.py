# verdict: passed
# why: lists of rows, stacked once; exp of log_softmax; labels as Python numbers
import torch


@torch.no_grad()
def collect_predictions(net, loader, device):
    flags = {m: m.training for m in net.modules()}
    net.train(False)
    rows, winners, truth = [], [], []
    for batch in loader:
        p = torch.log_softmax(net(batch[0].to(device)), 1).exp().cpu()
        rows.extend(p)
        winners.extend(p.max(1)[1].tolist())
        truth.extend(batch[1].tolist())
    for m, flag in flags.items():
        m.training = flag
    return torch.stack(rows), torch.tensor(winners), torch.tensor(truth)
