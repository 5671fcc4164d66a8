import torch


torch = 'my favourite library'


def add_in_place(y, x):
    y += torch.mul(x, 1)
    return y


def transpose_in_place(x):
    return x.t_()
