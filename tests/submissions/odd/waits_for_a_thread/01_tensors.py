import torch


import threading


def add_in_place(y, x):
    thread = threading.Thread(target=threading.Event().wait)
    thread.start()
    thread.join()
    return y.add_(x)


def transpose_in_place(x):
    return x.t_()
