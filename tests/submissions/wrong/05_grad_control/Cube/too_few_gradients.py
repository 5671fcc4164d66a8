# verdict: failed
# mistake: D8b
# why: returns an empty tuple for one input, which torch refuses
import torch


class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x**3

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        gradient = grad_output * 3 * x**2
        return tuple(gradient for _ in ())
