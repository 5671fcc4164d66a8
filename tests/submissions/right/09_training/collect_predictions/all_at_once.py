# verdict: passed
# why: one forward pass over everything, by a copy of net
import copy

import torch


def collect_predictions(net, loader, device):
    batches = list(loader)
    x = torch.cat([batch[0] for batch in batches])
    y = torch.cat([batch[1] for batch in batches])
    twin = copy.deepcopy(net).eval()
    with torch.no_grad():
        p = twin(x.to(device)).softmax(dim=1)
    return p.cpu(), torch.sort(p, dim=1, descending=True).indices[:, 0].cpu(), y.clone()
