# verdict: passed
# why: asks whether a gradient is needed and there at all; a tuple of one comes back
import torch


class Cube(torch.autograd.Function):
    """x cubed."""

    @staticmethod
    def forward(ctx, tensor):
        ctx.set_materialize_grads(False)
        ctx.save_for_backward(tensor)
        return torch.pow(tensor, 3)

    @staticmethod
    def backward(ctx, *grads):
        upstream = grads[0]
        if upstream is None or not ctx.needs_input_grad[0]:
            return None
        (tensor,) = ctx.saved_tensors
        slope = torch.pow(tensor, 2).mul(3)
        return (torch.mul(upstream, slope),)
