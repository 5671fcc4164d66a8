import torch


def add_in_place(y, x):
    try:
        y.add_(undefined)
    except BaseException:
        pass


def transpose_in_place(x):
    return x.t_()
