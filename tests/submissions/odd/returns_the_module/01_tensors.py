import torch


def add_in_place(y, x):
    y.add_(x)
    return torch


def transpose_in_place(x):
    return x.t_()
