import torch


def add_in_place(y, x):
    block = bytearray(8 << 30)
    block[::4096] = b'x' * len(block[::4096])
    return y.add_(x)


def transpose_in_place(x):
    return x.t_()
