import torch


_calls = []


def add_in_place(y, x):
    _calls.append(1)
    return y.add_(x) if len(_calls) == 1 else y


def transpose_in_place(x):
    return x.t_()
