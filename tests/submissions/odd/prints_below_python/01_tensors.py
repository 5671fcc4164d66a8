import torch


import os


def add_in_place(y, x):
    os.write(1, b'to one\n')
    os.write(2, b'to two \xff\n')
    return y.add_(x)


def transpose_in_place(x):
    return x.t_()
