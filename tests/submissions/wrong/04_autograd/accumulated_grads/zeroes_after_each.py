# verdict: failed
# mistake: D4a
# why: zeroes .grad after each snapshot
def accumulated_grads(f, x, k):
    leaf = x.detach().clone().requires_grad_()
    grads = []
    for _ in range(k):
        f(leaf).backward()
        grads.append(leaf.grad.clone())
        leaf.grad.zero_()
    return grads
