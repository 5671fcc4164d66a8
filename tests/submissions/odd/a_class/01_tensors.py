import torch


class add_in_place:
    def __init__(self, y, x):
        self.y = y.add_(x)


def transpose_in_place(x):
    return x.t_()
