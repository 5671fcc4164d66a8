import torch


def add_in_place(y, x):
    # TODO
    raise NotImplementedError


def transpose_in_place(x):
    return x.t_()
