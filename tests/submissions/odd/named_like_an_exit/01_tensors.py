import torch


def add_in_place(y, x):
    raise type('a.b\nc' * 1000, (Exception,), {})


def transpose_in_place(x):
    return x.t_()
