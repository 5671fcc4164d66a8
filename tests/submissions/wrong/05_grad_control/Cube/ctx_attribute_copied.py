# verdict: failed
# mistake: D8c
# why: a copy on ctx: right gradients once, no second derivative, and no notice of a change
import torch


class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.x = x.clone()
        return x**3

    @staticmethod
    def backward(ctx, g):
        return g * 3 * ctx.x**2
