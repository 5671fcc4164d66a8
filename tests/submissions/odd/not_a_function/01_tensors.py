import torch


add_in_place = 42


def transpose_in_place(x):
    return x.t_()
