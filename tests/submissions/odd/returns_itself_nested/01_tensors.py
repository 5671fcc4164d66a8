import torch


def add_in_place(y, x):
    y.add_(x)
    circle = [y]
    circle.append(circle)
    return circle


def transpose_in_place(x):
    return x.t_()
