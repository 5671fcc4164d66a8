# verdict: failed
# mistake: A17a
# why: flatten without start_dim makes one long row: the batch dimension is lost.
import torch


def flatten_batch(x):
    return torch.flatten(x)
