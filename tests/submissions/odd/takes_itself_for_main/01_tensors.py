import torch


import sys

ME = sys.modules[__name__]


def add_in_place(y, x):
    assert ME.add_in_place is add_in_place
    return y.add_(x)


def transpose_in_place(x):
    return x.t_()
