# verdict: passed
# why: torch's own SGD, made for one step
import torch


def sgd_update(params, lr):
    params = list(params)
    if params:
        torch.optim.SGD(params, lr=lr).step()
