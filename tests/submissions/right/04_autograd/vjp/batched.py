# verdict: passed
# why: is_grads_batched with a batch of one: vmap over the backward pass
import torch


def vjp(f, x, v):
    with torch.enable_grad():
        leaf = x.detach().requires_grad_()
        (products,) = torch.autograd.grad(f(leaf), leaf, v.detach()[None], is_grads_batched=True)
    return products[0]
