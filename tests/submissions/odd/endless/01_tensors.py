import torch


def add_in_place(y, x):
    while True:
        pass


def transpose_in_place(x):
    return x.t_()
