import torch


import sys


def add_in_place(y, x):
    sys.stdout.write('\x1b[31mred\x1b[2J \r\b [/bold] <b>')
    sys.stderr.buffer.write(b'\xff\xfe\x00')
    return y.add_(x)


def transpose_in_place(x):
    return x.t_()
