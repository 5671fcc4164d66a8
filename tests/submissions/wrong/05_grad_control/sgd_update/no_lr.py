# verdict: failed
# mistake: F6c
# why: subtracts the whole gradient, as if lr were 1
import torch


def sgd_update(params, lr):
    with torch.no_grad():
        for p in params:
            if p.grad is not None:
                p.sub_(p.grad)
