# verdict: failed
# mistake: D1b
# why: new tensors in a new list, under no_grad; the parameters are as before
import torch


def sgd_update(params, lr):
    with torch.no_grad():
        params = [p - lr * p.grad for p in params if p.grad is not None]
