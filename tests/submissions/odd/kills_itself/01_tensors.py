import torch


import os
import signal


def add_in_place(y, x):
    os.kill(os.getpid(), signal.SIGKILL)
    raise OSError('still running')


def transpose_in_place(x):
    return x.t_()
