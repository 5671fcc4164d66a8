# verdict: failed
# mistake: none
# why: spreads lr over a new tensor on the default device, which does not mix with parameters on another
import torch


def sgd_update(params, lr):
    with torch.no_grad():
        for p in params:
            if p.grad is not None:
                p.sub_(torch.full(p.shape, float(lr), dtype=p.dtype) * p.grad)
