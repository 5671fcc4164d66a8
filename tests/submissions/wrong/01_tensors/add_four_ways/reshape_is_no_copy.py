# verdict: failed
# mistake: A4b
# why: y.reshape(...) is a view where it can be one, and out= writes the sum through it into y.
import torch


def add_four_ways(x, y):
    first, second = x + y, torch.add(x, y)
    fourth = x.clone().add_(y)
    third = y.reshape(-1).reshape(y.shape)
    torch.add(x, y, out=third)
    return first, second, third, fourth
