# verdict: failed
# why: does not switch tracking on, so under an outer no_grad f(x) has no graph
def vjp(f, x, v):
    leaf = x.detach().clone().requires_grad_()
    f(leaf).backward(v)
    return leaf.grad
