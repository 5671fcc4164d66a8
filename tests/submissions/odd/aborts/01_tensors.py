import torch


import os


def add_in_place(y, x):
    os.abort()


def transpose_in_place(x):
    return x.t_()
