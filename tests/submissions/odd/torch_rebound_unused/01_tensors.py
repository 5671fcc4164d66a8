import torch


torch = None


def add_in_place(y, x):
    y += x
    return y


def transpose_in_place(x):
    return x.t_()
