# verdict: failed
# why: switches tracking off for the update and for everything after it
import torch


def sgd_update(params, lr):
    torch.set_grad_enabled(False)
    for p in params:
        if p.grad is not None:
            p.sub_(lr * p.grad)
