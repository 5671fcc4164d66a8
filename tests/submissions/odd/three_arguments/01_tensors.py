import torch


def add_in_place(y, x, alpha):
    return y.add_(x, alpha=alpha)


def transpose_in_place(x):
    return x.t_()
