import torch


def add_in_place(y, x):
    raise ValueError('[/bold] [red] \x1b[2J\x1b]0;title\x07 <script>alert(1)</script> ]]> \r\b \u202e {0} %s')


def transpose_in_place(x):
    return x.t_()
