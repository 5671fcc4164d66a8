# tries: an answer of half a gigabyte
# exercise: add_in_place
# verdict: failed
# cause: answer|memory|timeout
import torch


def add_in_place(y, x):
    return torch.zeros(1 << 27)
