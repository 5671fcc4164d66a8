# verdict: passed
# why: a deep copy of net evaluates; tensors on the device add up; a context manager of its own
import copy
from contextlib import contextmanager

import torch


@contextmanager
def quiet():
    previous = torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    try:
        yield
    finally:
        torch.set_grad_enabled(previous)


def evaluate(net, loader, criterion, device):
    twin = copy.deepcopy(net).to(device).eval()
    total = torch.zeros(3, dtype=torch.float64)
    with quiet():
        for inputs, targets in loader:
            scores = twin(inputs.to(device))
            targets = targets.to(scores.device)
            n = targets.shape[0]
            right = (scores.topk(1, dim=1).indices.squeeze(1) == targets).sum()
            total += torch.stack([criterion(scores, targets).double().cpu() * n, right.double().cpu(), torch.tensor(float(n))])
    loss, hits, count = total.tolist()
    return loss / count, hits / count
