# verdict: failed
# why: does not switch tracking on, so under an outer no_grad there is no graph to go back through
def grad_of(f, x):
    leaf = x.detach().clone().requires_grad_()
    f(leaf).backward()
    return leaf.grad
