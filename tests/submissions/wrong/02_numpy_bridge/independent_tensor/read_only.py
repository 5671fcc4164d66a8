# verdict: failed
# mistake: B2b
# why: sees to negative strides only: from_numpy warns about a read-only array.
import torch


def independent_tensor(a):
    if any(step < 0 for step in a.strides):
        a = a.copy()
    return torch.from_numpy(a).to(torch.float32, copy=True)
