# verdict: failed
# mistake: none
# why: a 0-d parameter has no rows
import torch


def sgd_update(params, lr):
    with torch.no_grad():
        for p in params:
            if p.grad is not None:
                for row, gradient in zip(p, p.grad, strict=True):
                    row.sub_(lr * gradient)
