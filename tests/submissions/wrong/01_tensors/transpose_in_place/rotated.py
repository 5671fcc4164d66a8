# verdict: failed
# mistake: none
# why: a quarter turn has the shape of the transpose but other values.
import torch


def transpose_in_place(x):
    x.data = torch.rot90(x.data)
    return x
