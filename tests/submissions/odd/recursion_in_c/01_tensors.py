import torch


import sys

sys.setrecursionlimit(10**7)


class Nested:
    def __repr__(self):
        return repr(self)


def add_in_place(y, x):
    return repr(Nested())


def transpose_in_place(x):
    return x.t_()
