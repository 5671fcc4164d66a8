# verdict: passed
# why: all at once, where there is anything to do
import torch


def sgd_update(params, lr):
    pairs = [(p, p.grad) for p in params if p.grad is not None]
    if not pairs:
        return
    weights, gradients = map(list, zip(*pairs, strict=True))
    with torch.no_grad():
        torch._foreach_add_(weights, gradients, alpha=-lr)
