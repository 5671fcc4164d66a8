# verdict: failed
# mistake: D1b
# why: p = p - lr * p.grad binds the name of the loop to a new tensor; the parameter is as before
import torch


def sgd_update(params, lr):
    with torch.no_grad():
        for p in params:
            if p.grad is not None:
                p = p - lr * p.grad
