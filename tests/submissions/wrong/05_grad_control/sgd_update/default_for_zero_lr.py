# verdict: failed
# why: 0 is false in Python, so lr = 0 becomes 0.01
import torch


def sgd_update(params, lr):
    lr = lr or 0.01
    with torch.no_grad():
        for p in params:
            if p.grad is not None:
                p.sub_(lr * p.grad)
