# tries: a number that is a symbol
# exercise: add_in_place
# verdict: failed
# cause: answer
import torch


def add_in_place(y, x):
    return torch.SymInt(None)
