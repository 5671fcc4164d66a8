import torch


import time


def add_in_place(y, x):
    time.sleep(10**6)
    return y.add_(x)


def transpose_in_place(x):
    return x.t_()
