# tries: a tensor of the functionalization, which stands for another and is written back only when it is asked
# exercise: add_in_place
# verdict: failed
# cause: answer|exception
import torch


def add_in_place(y, x):
    lazy = torch._to_functional_tensor(y)
    lazy.add_(x)
    return lazy
