# verdict: passed
# why: backward asks autograd for the derivative of x*x*x
import torch


class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        if ctx.needs_input_grad[0]:
            ctx.save_for_backward(x)
        return torch.einsum("...,...,...->...", x, x, x)

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        again = torch.is_grad_enabled()
        with torch.enable_grad():
            here = x if x.requires_grad else x.detach().requires_grad_()
            cube = here * here * here
        return torch.autograd.grad(cube, here, grad_output, create_graph=again)
