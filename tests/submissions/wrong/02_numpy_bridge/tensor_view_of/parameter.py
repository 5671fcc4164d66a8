# verdict: failed
# mistake: none
# why: a Parameter requires grad, which integers and bools can't.
import torch


def tensor_view_of(a):
    return torch.nn.Parameter(torch.from_numpy(a))
