# verdict: failed
# why: requires_grad_(False) on a non-leaf raises, and the flag of x is lost otherwise
import torch


def transpose_in_place(x):
    x.requires_grad_(False)
    x.t_()
    return x
