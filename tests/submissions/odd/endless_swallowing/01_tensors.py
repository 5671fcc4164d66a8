import torch


def add_in_place(y, x):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass


def transpose_in_place(x):
    return x.t_()
