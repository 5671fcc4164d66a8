# tries: the same with set_
# exercise: add_in_place
# verdict: failed
# cause: answer
import torch


def add_in_place(y, x):
    with torch.no_grad():
        y.set_((y + x).detach())
    return y
