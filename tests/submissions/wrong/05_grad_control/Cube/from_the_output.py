# verdict: failed
# why: computes x**2 from the saved result by a fractional power, which is not a number for negative x, and does not notice a change of x
import torch


class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        y = x**3
        ctx.save_for_backward(y)
        return y

    @staticmethod
    def backward(ctx, grad_output):
        (y,) = ctx.saved_tensors
        return grad_output * 3 * y ** (2 / 3)
