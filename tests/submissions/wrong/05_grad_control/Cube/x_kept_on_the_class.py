# verdict: failed
# why: the second apply overwrites the x of the first, before that has gone backward
import torch


class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        Cube.x = x
        return x**3

    @staticmethod
    def backward(ctx, grad_output):
        ctx.saved_tensors  # so that a change is noticed
        return grad_output * 3 * Cube.x**2
