# verdict: failed
# mistake: A5
# why: the view that transpose makes is dropped; x comes back as it was.
import torch


def transpose_in_place(x):
    torch.transpose(x, 0, 1)
    return x
