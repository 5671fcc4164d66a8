import torch


import gc


def add_in_place(y, x):
    gc.disable()
    return y.add_(x)


def transpose_in_place(x):
    return x.t_()
