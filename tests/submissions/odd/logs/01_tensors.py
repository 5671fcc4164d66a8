import torch


import logging

logging.basicConfig(level=logging.DEBUG)


def add_in_place(y, x):
    logging.debug('adding %s', x)
    return y.add_(x)


def transpose_in_place(x):
    return x.t_()
