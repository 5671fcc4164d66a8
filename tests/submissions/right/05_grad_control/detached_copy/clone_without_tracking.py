# verdict: passed
# why: a clone made while nothing is recorded
import torch


@torch.no_grad()
def detached_copy(x):
    return x.clone()
