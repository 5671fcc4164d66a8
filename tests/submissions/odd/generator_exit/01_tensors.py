import torch


def add_in_place(y, x):
    raise GeneratorExit


def transpose_in_place(x):
    return x.t_()
