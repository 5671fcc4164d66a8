# verdict: passed
# why: new memory of the same kind, filled in place
import torch


def detached_copy(x):
    result = torch.empty_like(x, requires_grad=False)
    with torch.no_grad():
        result.copy_(x)
    return result
