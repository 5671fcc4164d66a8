# verdict: failed
# why: copy_ into new memory is recorded as well: the result has a graph
import torch


def detached_copy(x):
    return torch.empty_like(x).copy_(x)
