# tries: dimensions with names, which many operations refuse
# exercise: flatten_batch
# verdict: failed
# cause: answer|exception
import torch


def flatten_batch(x):
    return torch.ones(x.shape[0], 1, names=("a", "b"))
