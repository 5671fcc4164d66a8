import torch


def add_in_place(y, x):
    kept = []
    while True:
        kept.append(bytearray(16 << 20))


def transpose_in_place(x):
    return x.t_()
