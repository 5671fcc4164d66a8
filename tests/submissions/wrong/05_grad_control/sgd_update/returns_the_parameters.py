# verdict: failed
# mistake: none
# why: returns a list where the contract says None
import torch


def sgd_update(params, lr):
    params = list(params)
    with torch.no_grad():
        for p in params:
            if p.grad is not None:
                p.sub_(lr * p.grad)
    return params
