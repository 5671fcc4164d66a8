# verdict: failed
# mistake: none
# why: clips large gradients; right for small ones
import torch


def sgd_update(params, lr):
    with torch.no_grad():
        for p in params:
            if p.grad is not None:
                p.sub_(lr * p.grad.clamp(-1, 1))
