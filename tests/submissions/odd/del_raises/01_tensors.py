import torch


class Grumpy:
    def __del__(self):
        raise ValueError('leave me')


def add_in_place(y, x):
    grumpy = Grumpy()
    return y.add_(x)


def transpose_in_place(x):
    return x.t_()
