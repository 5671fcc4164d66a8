# verdict: failed
# why: converts to the default dtype, which copies every array of another one.
import torch


def tensor_view_of(a):
    return torch.as_tensor(a, dtype=torch.get_default_dtype())
