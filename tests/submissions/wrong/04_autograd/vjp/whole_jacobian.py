# verdict: failed
# mistake: D5d
# why: returns J itself, as if v only said where to go back from
from torch.autograd.functional import jacobian


def vjp(f, x, v):
    return jacobian(f, x.detach())
