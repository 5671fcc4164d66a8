# verdict: failed
# mistake: none
# why: turns an array that runs backwards, so that torch takes it, and forgets to turn the tensor back.
import torch


def independent_tensor(a):
    turns = tuple(slice(None, None, -1 if step < 0 else 1) for step in a.strides)
    return torch.tensor(a[turns] if a.ndim else a, dtype=torch.float32)
