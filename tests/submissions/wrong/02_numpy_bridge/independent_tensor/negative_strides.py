# verdict: failed
# mistake: B2b
# why: torch.tensor copies, but raises for an array with negative strides; right for every other array.
import torch


def independent_tensor(a):
    return torch.tensor(a, dtype=torch.float32)
