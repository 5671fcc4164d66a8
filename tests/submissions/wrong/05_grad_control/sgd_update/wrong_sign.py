# verdict: failed
# mistake: F6c
# why: adds, and so climbs
import torch


def sgd_update(params, lr):
    with torch.no_grad():
        for p in params:
            if p.grad is not None:
                p.add_(p.grad, alpha=lr)
