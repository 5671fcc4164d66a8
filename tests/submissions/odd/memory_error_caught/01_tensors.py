import torch


def add_in_place(y, x):
    try:
        bytearray(1 << 45)
    except MemoryError:
        pass
    return y.add_(x)


def transpose_in_place(x):
    return x.t_()
