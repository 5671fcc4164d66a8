# verdict: failed
# mistake: none
# why: takes the default dtype for float32; wrong only where the default is another one.
import torch


def independent_tensor(a):
    return torch.tensor(a.copy(), dtype=torch.get_default_dtype())
