# tries: leave a level of functorch's on, under which every tensor is wrapped
# exercise: add_in_place
# verdict: failed
# cause: answer|exception|crash
import torch


def add_in_place(y, x):
    torch._C._functorch._grad_increment_nesting()
    return y
