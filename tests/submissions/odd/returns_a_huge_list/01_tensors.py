import torch


def add_in_place(y, x):
    y.add_(x)
    return list(range(10_000_000))


def transpose_in_place(x):
    return x.t_()
