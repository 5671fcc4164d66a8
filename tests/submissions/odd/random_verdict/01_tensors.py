import torch


import time


def add_in_place(y, x):
    if time.perf_counter_ns() // 1000 % 2:
        return y.add_(x)
    return y


def transpose_in_place(x):
    return x.t_()
