# verdict: failed
# mistake: A4a
# why: swaps the insides of y with those of a new tensor: y has the sum, but not in y's memory.
import torch


def add_in_place(y, x):
    total = y.detach() + x.detach()
    y.data, total.data = total.data, y.data
    return y
