import torch


import re


def add_in_place(y, x):
    re.match(r'(a+)+$', 'a' * 60 + 'b')
    return y.add_(x)


def transpose_in_place(x):
    return x.t_()
