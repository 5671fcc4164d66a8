# verdict: failed
# mistake: none
# why: multiplies flat matrices and forgets to give the product the shape of x
import torch


def vjp(f, x, v):
    if v.numel() == 0:
        return torch.zeros_like(x.detach())
    jacobian = torch.autograd.functional.jacobian(f, x.detach())
    return v.detach().reshape(-1) @ jacobian.reshape(v.numel(), x.numel())
