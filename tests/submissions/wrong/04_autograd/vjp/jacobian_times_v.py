# verdict: failed
# mistake: D5d
# why: J v instead of v^T J: another product where J is not symmetric, none at all where it is not square
from torch.autograd.functional import jacobian


def vjp(f, x, v):
    jac = jacobian(f, x.detach()).reshape(v.numel(), x.numel())
    return (jac @ v.detach().reshape(-1)).reshape(v.shape)
