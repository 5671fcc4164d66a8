# verdict: failed
# why: as_tensor copies only where the dtype changes: float32 is shared, read-only warns, negative strides raise.
import torch


def independent_tensor(a):
    return torch.as_tensor(a, dtype=torch.float32)
