import torch


class Adder(torch.nn.Module):
    def forward(self, y, x):
        return y.add_(x)


add_in_place = Adder()


def transpose_in_place(x):
    return x.t_()
