# verdict: failed
# mistake: none
# why: `if p.grad` asks a tensor whether it is true, which only one of one element can answer
import torch


def sgd_update(params, lr):
    with torch.no_grad():
        for p in params:
            if p.grad:
                p.sub_(lr * p.grad)
