# tries: a tensor of a level of functorch that has ended
# exercise: flatten_batch
# verdict: failed
# cause: answer|exception|crash
import torch

kept = []


def flatten_batch(x):
    torch.func.vmap(lambda row: (kept.append(row), row)[1])(torch.ones(2, 3))
    return kept[-1]
