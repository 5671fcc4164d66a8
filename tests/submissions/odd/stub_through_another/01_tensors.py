import torch


def as_rows(x, k):
    raise NotImplementedError


def add_in_place(y, x):
    as_rows(x, 1)
    return y.add_(x)


def transpose_in_place(x):
    return x.t_()
