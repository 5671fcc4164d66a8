# verdict: passed
# why: adds up what torch.func.grad gives; every sum is a new tensor
from itertools import accumulate

import torch


def accumulated_grads(f, x, k):
    gradient = torch.func.grad(f)
    leaf = x.detach().clone()
    return list(accumulate(gradient(leaf).clone() for _ in range(k)))
