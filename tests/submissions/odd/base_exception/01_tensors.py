import torch


class Stop(BaseException):
    pass


def add_in_place(y, x):
    raise Stop('enough')


def transpose_in_place(x):
    return x.t_()
