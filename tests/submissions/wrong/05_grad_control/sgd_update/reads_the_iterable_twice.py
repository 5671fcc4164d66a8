# verdict: failed
# mistake: none
# why: a first look uses a generator up, and nothing is left to update; right for a list
import torch


def sgd_update(params, lr):
    if all(p.grad is None for p in params):
        return
    with torch.no_grad():
        for p in params:
            if p.grad is not None:
                p.sub_(lr * p.grad)
