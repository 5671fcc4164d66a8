import torch


class Odd(Exception):
    def __str__(self):
        return 42


def add_in_place(y, x):
    raise Odd


def transpose_in_place(x):
    return x.t_()
