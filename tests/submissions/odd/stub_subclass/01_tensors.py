import torch


class Later(NotImplementedError):
    pass


def add_in_place(y, x):
    raise Later


def transpose_in_place(x):
    return x.t_()
