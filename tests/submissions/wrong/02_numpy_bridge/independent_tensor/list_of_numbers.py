# verdict: failed
# mistake: none
# why: an empty array's list says nothing about its other sizes: (0, 3) becomes (0,).
import torch


def independent_tensor(a):
    return torch.tensor(a.tolist(), dtype=torch.float32)
