import torch


import sys


def add_in_place(y, x):
    sys.setrecursionlimit(200)
    return y.add_(x)


def transpose_in_place(x):
    return x.t_()
