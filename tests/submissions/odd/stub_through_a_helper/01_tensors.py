import torch


def _helper(y, x):
    raise NotImplementedError


def add_in_place(y, x):
    return _helper(y, x)


def transpose_in_place(x):
    return x.t_()
