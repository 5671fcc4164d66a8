# verdict: failed
# mistake: none
# why: the foreach operators refuse an empty list, so no parameter with a gradient is an error
import torch


def sgd_update(params, lr):
    params = [p for p in params if p.grad is not None]
    with torch.no_grad():
        torch._foreach_add_(params, [p.grad for p in params], alpha=-lr)
