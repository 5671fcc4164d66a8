import torch


print('torch', torch.__version__)
print('x' * 1000)


def add_in_place(y, x):
    return y.add_(x)


def transpose_in_place(x):
    return x.t_()
