import torch


def add_in_place(y, x):
    total = torch.add(y, x)
    torch = total
    return y.copy_(torch)


def transpose_in_place(x):
    return x.t_()
