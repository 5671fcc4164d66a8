# verdict: passed
# why: the newer style: forward without ctx, setup_context apart
from torch.autograd import Function


class Cube(Function):
    generate_vmap_rule = True

    @staticmethod
    def forward(x):
        return x * x * x

    @staticmethod
    def setup_context(ctx, inputs, output):
        (x,) = inputs
        ctx.save_for_backward(x)

    @staticmethod
    def backward(ctx, grad):
        x = ctx.saved_tensors[0]
        return 3 * x * x * grad
