# verdict: failed
# why: "protects" from non-finite gradients: a plain step has none of that
import torch


def sgd_update(params, lr):
    with torch.no_grad():
        for p in params:
            if p.grad is not None and torch.isfinite(p.grad).all():
                p.sub_(p.grad, alpha=lr)
