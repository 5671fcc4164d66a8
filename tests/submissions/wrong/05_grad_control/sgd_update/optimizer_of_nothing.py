# verdict: failed
# mistake: none
# why: torch.optim.SGD refuses an empty list
import torch


def sgd_update(params, lr):
    torch.optim.SGD(params, lr=lr).step()
