import torch


class Mute(Exception):
    def __str__(self):
        raise RuntimeError('no words')

    __repr__ = __str__


def add_in_place(y, x):
    raise Mute


def transpose_in_place(x):
    return x.t_()
