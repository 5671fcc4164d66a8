import torch


del torch


def add_in_place(y, x):
    return torch.add(y, x, out=y)


def transpose_in_place(x):
    return x.t_()
