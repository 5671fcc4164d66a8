# verdict: failed
# why: puts new tensors into the list (a generator has no entries to put anything in); the parameters are as before
import torch


def sgd_update(params, lr):
    with torch.no_grad():
        for i, p in enumerate(params):
            if p.grad is not None:
                params[i] = p - lr * p.grad
