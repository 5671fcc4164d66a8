# verdict: failed
# why: brings v to length one in place before it is used, so v is changed and the product has another length
import torch


def vjp(f, x, v):
    with torch.enable_grad():
        leaf = x.detach().clone().requires_grad_()
        y = f(leaf)
        with torch.no_grad():
            v.div_(v.norm() + 1e-12)
        y.backward(v)
    return leaf.grad
