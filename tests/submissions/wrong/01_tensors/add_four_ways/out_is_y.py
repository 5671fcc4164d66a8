# verdict: failed
# mistake: A4b
# why: writes the third sum into y where a fresh tensor was asked, so y is changed.
import torch


def add_four_ways(x, y):
    first = x + y
    second = torch.add(x, y)
    fourth = x.clone().add_(y)
    third = torch.add(x, y, out=y)
    return first, second, third, fourth
