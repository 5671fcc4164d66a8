# verdict: failed
# mistake: none
# why: pulls the weights to zero as well, which plain SGD does not
import torch


def sgd_update(params, lr):
    with torch.no_grad():
        for p in params:
            if p.grad is not None:
                p.sub_(lr * (p.grad + 1e-2 * p))
