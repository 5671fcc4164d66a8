# verdict: failed
# why: keeps the derivative computed in forward: double backward takes it for a constant, and a change of x is not noticed
import torch


class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.slope = 3 * x**2
        return x**3

    @staticmethod
    def backward(ctx, grad_output):
        return grad_output * ctx.slope
