# verdict: failed
# why: averages the rest away where it has more than two dimensions
import torch


def flatten_batch(x):
    if x.dim() == 1:
        return x.unsqueeze(1)
    return x.flatten(2).amax(2) if x.dim() > 4 else x.flatten(1)
