# verdict: failed
# mistake: D8b
# why: adds the incoming gradient instead of multiplying
import torch


class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x**3

    @staticmethod
    def backward(ctx, g):
        (x,) = ctx.saved_tensors
        return g + 3 * x**2
