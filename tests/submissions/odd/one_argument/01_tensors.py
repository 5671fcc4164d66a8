import torch


def add_in_place(y):
    return y.add_(1)


def transpose_in_place(x):
    return x.t_()
