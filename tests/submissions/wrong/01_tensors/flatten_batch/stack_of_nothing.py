# verdict: failed
# mistake: none
# why: stack of an empty list raises, so N = 0 does.
import torch


def flatten_batch(x):
    return torch.stack([sample.flatten() for sample in x])
