# verdict: failed
# mistake: none
# why: computes the step in float32, which costs a float64 parameter half of its digits
import torch


def sgd_update(params, lr):
    with torch.no_grad():
        for p in params:
            if p.grad is not None:
                p.sub_((lr * p.grad.float()).to(p.dtype))
