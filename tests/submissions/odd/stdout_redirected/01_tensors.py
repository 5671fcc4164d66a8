import torch


import io
import sys


def add_in_place(y, x):
    sys.stdout = io.StringIO()
    print('nobody sees this')
    return y.add_(x)


def transpose_in_place(x):
    return x.t_()
