import torch
import torchyard


def add_in_place(y, x):
    return y.add_(x)


def transpose_in_place(x):
    return x.t_()
