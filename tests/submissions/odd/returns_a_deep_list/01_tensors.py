import torch


def add_in_place(y, x):
    y.add_(x)
    deep = []
    for _ in range(100_000):
        deep = [deep]
    return deep


def transpose_in_place(x):
    return x.t_()
