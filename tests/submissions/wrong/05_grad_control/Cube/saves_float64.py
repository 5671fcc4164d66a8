# verdict: failed
# why: .double() is x itself for float64 only: a change of a float32 x is not noticed
import torch


class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x.double())
        return x**3

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        return (grad_output * 3 * x**2).to(grad_output.dtype)
