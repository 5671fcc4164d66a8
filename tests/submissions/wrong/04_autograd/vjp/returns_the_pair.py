# verdict: failed
# mistake: none
# why: functional.vjp returns the pair (f(x), product), and both are handed on
from torch.autograd.functional import vjp as torch_vjp


def vjp(f, x, v):
    return torch_vjp(f, x.detach(), v.detach())
