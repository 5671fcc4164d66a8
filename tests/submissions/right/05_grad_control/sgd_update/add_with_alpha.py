# verdict: passed
# why: no_grad as decorator, add_ with a negative factor, continue for those without a gradient
import torch


@torch.no_grad()
def sgd_update(params, lr):
    for parameter in params:
        gradient = parameter.grad
        if gradient is None:
            continue
        parameter.add_(gradient, alpha=-lr)
