import torch


def add_in_place(y, x):
    try:
        {}['y']
    except KeyError as error:
        raise RuntimeError('no y') from error


def transpose_in_place(x):
    return x.t_()
