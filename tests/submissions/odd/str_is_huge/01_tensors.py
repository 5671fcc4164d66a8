import torch


def add_in_place(y, x):
    raise ValueError('x' * 50_000_000)


def transpose_in_place(x):
    return x.t_()
