import torch


import sys


def add_in_place(y, x):
    sys.stdout = sys.stderr = None
    return y.add_(x)


def transpose_in_place(x):
    return x.t_()
