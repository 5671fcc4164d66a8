# verdict: passed
# why: builds all of J and contracts it with every dimension of v, from the left
import torch


def vjp(f, x, v):
    if v.numel() == 0:  # functional.jacobian stacks rows, and here there is none
        return torch.zeros_like(x, requires_grad=False)
    jacobian = torch.autograd.functional.jacobian(f, x.detach())
    return torch.tensordot(v.detach(), jacobian, dims=v.dim())
