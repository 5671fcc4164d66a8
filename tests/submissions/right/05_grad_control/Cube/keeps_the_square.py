# verdict: passed
# why: saves x and its square; a second Function gives the square its own derivative, so that double backward is right
import torch


class _Slope(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, square):
        ctx.save_for_backward(x)
        return 3 * square

    @staticmethod
    def backward(ctx, g):
        return g * 6 * ctx.saved_tensors[0], None


class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        square = x * x
        ctx.save_for_backward(x, square)
        return square * x

    @staticmethod
    def backward(ctx, g):
        return g * _Slope.apply(*ctx.saved_tensors)
