# verdict: passed
# why: stacking always makes new memory; the row of the stack is cut off
import torch


def detached_copy(x):
    (copy,) = torch.stack([x]).detach()
    return copy
