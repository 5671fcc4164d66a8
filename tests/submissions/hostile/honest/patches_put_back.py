# tries: nothing: it watches torch's own methods for a while and puts them back
# exercise: add_in_place
# verdict: passed
import torch

CALLS = []
PLAIN = torch.Tensor.add_


def counted(self, *things, **named):
    CALLS.append(1)
    return PLAIN(self, *things, **named)


def add_in_place(y, x):
    torch.Tensor.add_ = counted
    try:
        return y.add_(x)
    finally:
        del torch.Tensor.add_
