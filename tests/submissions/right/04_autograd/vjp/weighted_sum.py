# verdict: passed
# why: the gradient of the sum of v * f(x) is v^T J, as long as v itself is kept out of the graph
import torch


@torch.enable_grad()
def vjp(f, x, v):
    leaf = x.detach().clone().requires_grad_()
    weighted = (f(leaf) * v.detach()).sum()
    weighted.backward()
    return leaf.grad
