# tries: a Parameter over y's memory
# exercise: add_in_place
# verdict: failed
# cause: answer
import torch


def add_in_place(y, x):
    y.add_(x)
    return torch.nn.Parameter(y.detach(), requires_grad=False)
