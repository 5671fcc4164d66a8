# verdict: failed
# mistake: none
# why: a mutable default argument keeps the entries of the first call for the second
def accumulated_grads(f, x, k, grads=[]):  # noqa: B006
    leaf = x.detach().clone().requires_grad_()
    for _ in range(k):
        f(leaf).backward()
        grads.append(leaf.grad.clone())
    return grads
