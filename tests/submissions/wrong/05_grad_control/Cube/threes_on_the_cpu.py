# verdict: failed
# mistake: none
# why: makes a tensor of threes on the default device, which does not mix with an x on another
import torch


class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x**3

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        threes = torch.full(x.shape, 3.0, dtype=x.dtype)
        return grad_output * threes * x**2
