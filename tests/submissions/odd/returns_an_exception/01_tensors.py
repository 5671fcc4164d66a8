import torch


def add_in_place(y, x):
    return ValueError('no')


def transpose_in_place(x):
    return x.t_()
