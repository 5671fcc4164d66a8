# verdict: failed
# why: a size by len(x), which a 0-d tensor has not
import torch


def ones_on(x, device):
    return torch.ones(len(x), *x.shape[1:], dtype=x.dtype, device=device)
