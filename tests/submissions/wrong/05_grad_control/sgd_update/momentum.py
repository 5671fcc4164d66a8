# verdict: failed
# mistake: none
# why: keeps a velocity between calls; right on the first
import torch

velocity = {}


def sgd_update(params, lr):
    with torch.no_grad():
        for p in params:
            if p.grad is not None:
                old = velocity.get(p)
                velocity[p] = p.grad.clone() if old is None else 0.9 * old + p.grad
                p.sub_(lr * velocity[p])
