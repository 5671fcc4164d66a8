import torch


def add_in_place(y, x):
    y.add_(torch.ones(2 << 30, dtype=torch.float32).sum().to(y.dtype) * 0)
    return y.add_(x)


def transpose_in_place(x):
    return x.t_()
