# verdict: failed
# mistake: none
# why: set_ points x at a transposed copy; nothing may be moved.
import torch


def transpose_in_place(x):
    x.set_(x.t().clone(memory_format=torch.contiguous_format))
    return x
