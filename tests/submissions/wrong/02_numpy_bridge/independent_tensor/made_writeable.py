# verdict: failed
# mistake: none
# why: sets the write flag of the caller's array, which raises for memory that is not to be written (bytes).
import torch


def independent_tensor(a):
    if any(step < 0 for step in a.strides):
        a = a.copy()
    a.setflags(write=True)
    return torch.from_numpy(a).to(torch.float32, copy=True)
