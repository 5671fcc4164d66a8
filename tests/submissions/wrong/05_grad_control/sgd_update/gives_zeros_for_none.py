# verdict: failed
# mistake: none
# why: fills a missing gradient with zeros, where the parameter must be left alone
import torch


def sgd_update(params, lr):
    with torch.no_grad():
        for p in params:
            if p.grad is None:
                p.grad = torch.zeros_like(p)
            p.sub_(lr * p.grad)
