# tries: the same with the flag that turns the sign
# exercise: flatten_batch
# verdict: failed
# cause: answer
import torch


def flatten_batch(x):
    rows = x.reshape(x.shape[0], x[:1].numel()) if x.shape[0] else x.reshape(0, 0)
    return torch._neg_view(rows) if rows.is_floating_point() else rows
