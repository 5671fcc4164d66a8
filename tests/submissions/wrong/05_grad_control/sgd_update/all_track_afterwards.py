# verdict: failed
# mistake: none
# why: switches tracking on for all at the end, also for those that were frozen and have no gradient
import torch


def sgd_update(params, lr):
    with torch.no_grad():
        for p in params:
            if p.grad is not None:
                p.sub_(lr * p.grad)
            p.requires_grad_(True)
