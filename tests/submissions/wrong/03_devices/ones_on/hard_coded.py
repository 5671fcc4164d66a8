# verdict: failed
# why: cuda where there is one
import torch


def ones_on(x, device):
    return torch.ones_like(x, device="cuda" if torch.cuda.is_available() else "cpu")
