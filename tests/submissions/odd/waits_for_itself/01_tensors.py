import torch


import threading

_lock = threading.Lock()


def add_in_place(y, x):
    with _lock, _lock:
        return y.add_(x)


def transpose_in_place(x):
    return x.t_()
