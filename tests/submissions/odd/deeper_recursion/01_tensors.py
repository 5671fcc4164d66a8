import torch


import sys

sys.setrecursionlimit(10**7)


def add_in_place(y, x):
    return [add_in_place(y, x)]


def transpose_in_place(x):
    return x.t_()
