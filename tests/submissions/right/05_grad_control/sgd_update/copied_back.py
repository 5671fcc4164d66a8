# verdict: passed
# why: works in float64 on the side and copies the result back, last parameter first
import torch


def sgd_update(params, lr):
    pending = []
    for p in params:
        if p.grad is not None:
            pending.append((p, torch.sub(p.detach().double(), p.grad.detach().double(), alpha=lr)))
    with torch.no_grad():
        while pending:
            p, value = pending.pop()
            p.copy_(value)
