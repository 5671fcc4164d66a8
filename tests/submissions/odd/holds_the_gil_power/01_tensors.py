import torch


def add_in_place(y, x):
    n = 7
    for _ in range(40):
        n = n ** 9
    return y.add_(x)


def transpose_in_place(x):
    return x.t_()
