# verdict: failed
# why: a parameter without a gradient ends the loop, those behind it are not updated
import torch


def sgd_update(params, lr):
    with torch.no_grad():
        for p in params:
            if p.grad is None:
                break
            p.sub_(lr * p.grad)
