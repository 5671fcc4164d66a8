import torch


import ctypes


def add_in_place(y, x):
    ctypes.string_at(0)
    return y.add_(x)


def transpose_in_place(x):
    return x.t_()
