# verdict: failed
# mistake: none
# why: the tensor has the array's dtype; float32 was asked.
import torch


def independent_tensor(a):
    return torch.tensor(a.copy())
