import torch


def add_in_place(y, x):
    return y.add_(x).detach().cpu().numpy()


def transpose_in_place(x):
    return x.t_()
