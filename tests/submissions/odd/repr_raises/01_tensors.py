import torch


class Shy:
    def __repr__(self):
        raise RuntimeError('do not look')

    __str__ = __repr__


def add_in_place(y, x):
    y.add_(x)
    return Shy()


def transpose_in_place(x):
    return x.t_()
