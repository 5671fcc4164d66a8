# verdict: failed
# mistake: D8c
# why: an attribute of ctx is no saved tensor: a change of x between forward and backward is not noticed
import torch


class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.x = x
        return x**3

    @staticmethod
    def backward(ctx, grad_output):
        return grad_output * 3 * ctx.x**2
