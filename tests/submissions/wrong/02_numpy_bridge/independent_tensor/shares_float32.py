# verdict: failed
# mistake: B1a
# why: copies what is read-only or runs backwards, but an ordinary float32 array is shared: neither from_numpy nor float() copies it.
import torch


def independent_tensor(a):
    if not a.flags.writeable or any(step < 0 for step in a.strides):
        a = a.copy()
    return torch.from_numpy(a).float()
