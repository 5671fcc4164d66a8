import torch


import warnings


def add_in_place(y, x):
    warnings.warn('adding')
    return y.add_(x)


def transpose_in_place(x):
    return x.t_()
