# verdict: failed
# why: zeroes the gradients after the step, where they must stay as they are
import torch


def sgd_update(params, lr):
    with torch.no_grad():
        for p in params:
            if p.grad is not None:
                p.sub_(lr * p.grad)
                p.grad.zero_()
