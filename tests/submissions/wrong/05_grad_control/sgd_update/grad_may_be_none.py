# verdict: failed
# mistake: F6a
# why: a parameter without a gradient has None there, which cannot be multiplied
import torch


def sgd_update(params, lr):
    with torch.no_grad():
        for p in params:
            p.sub_(lr * p.grad)
