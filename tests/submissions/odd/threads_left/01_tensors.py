import torch


import threading

_threads = []


def add_in_place(y, x):
    while len(_threads) < 2:
        _threads.append(threading.Thread(target=threading.Event().wait, daemon=bool(_threads)))
        _threads[-1].start()
    return y.add_(x)


def transpose_in_place(x):
    return x.t_()
