import torch


import os


def add_in_place(y, x):
    y.add_(x)
    os._exit(0)


def transpose_in_place(x):
    return x.t_()
