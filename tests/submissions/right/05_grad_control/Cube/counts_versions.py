# verdict: passed
# why: looks after the version of x by itself, so backward raises where x was changed
import torch


class Cube(torch.autograd.Function):
    forward = staticmethod(lambda ctx, x: (setattr(ctx, "kept", (x, x._version)), x * x * x)[1])

    @staticmethod
    def backward(ctx, grad_output):
        x, version = ctx.kept
        if x._version != version:
            raise ValueError("x was changed in between")
        return 3 * x.square() * grad_output
