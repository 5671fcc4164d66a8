# verdict: passed
# why: zeros that equal zero, as x's dtype
import torch


def ones_on(x, device):
    zeros = torch.zeros(x.shape, dtype=torch.int64, device=device)
    return (zeros == 0).to(x.dtype)
