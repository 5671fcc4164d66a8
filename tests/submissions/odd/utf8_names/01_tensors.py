import torch


def add_in_place(y, x):
    # größer, 更大, больше
    größe = y
    größe += x
    print('→ ✓ 𝛁')
    return größe


def transpose_in_place(x):
    return x.t_()
