# verdict: failed
# mistake: none
# why: multiplies lr into the gradient in place
import torch


def sgd_update(params, lr):
    with torch.no_grad():
        for p in params:
            if p.grad is not None:
                p.sub_(p.grad.mul_(lr))
