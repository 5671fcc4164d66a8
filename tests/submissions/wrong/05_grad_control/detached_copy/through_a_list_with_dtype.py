# verdict: failed
# mistake: none
# why: a list has no room for the shape (0, 3), and torch.tensor makes it on the CPU
import torch


def detached_copy(x):
    return torch.tensor(x.tolist(), dtype=x.dtype)
