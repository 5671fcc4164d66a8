# verdict: failed
# mistake: D8c
# why: saves x, but backward takes the attribute, so nothing looks whether x has changed
import torch


class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        ctx.input = x
        return x**3

    @staticmethod
    def backward(ctx, grad_output):
        x = ctx.input
        return grad_output * 3 * x**2
