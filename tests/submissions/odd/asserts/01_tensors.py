import torch


def add_in_place(y, x):
    assert y.shape == (17,), 'I only do seventeen'
    return y.add_(x)


def transpose_in_place(x):
    return x.t_()
