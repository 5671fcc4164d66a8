# verdict: passed
# why: takes the transposed array across and turns the tensor back, which moves no number.
import torch


def tensor_view_of(a):
    backwards = torch.from_numpy(a.transpose())
    order = tuple(reversed(range(a.ndim)))
    return backwards.permute(order)
