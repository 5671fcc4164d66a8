import torch


def add_in_place(y, x):
    raise ValueError('lone surrogate: \udcff and nul: \0')


def transpose_in_place(x):
    return x.t_()
