# verdict: failed
# mistake: none
# why: reshape(-1) copies a parameter that is not contiguous, and only the copy is updated
import torch


def sgd_update(params, lr):
    with torch.no_grad():
        for p in params:
            if p.grad is not None:
                p.reshape(-1).sub_(lr * p.grad.reshape(-1))
