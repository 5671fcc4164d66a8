import torch


def add_in_place(y, x):
    one, two = ValueError('one'), ValueError('two')
    one.__cause__, two.__cause__ = two, one
    raise one


def transpose_in_place(x):
    return x.t_()
