import torch


def add_in_place(y, x):
    line = 'x' * 1_000_000
    for _ in range(10_000):
        print(line)
    return y.add_(x)


def transpose_in_place(x):
    return x.t_()
