# verdict: failed
# mistake: D4a
# why: starts with a new leaf each time, to whose .grad nothing was added before
def accumulated_grads(f, x, k):
    grads = []
    for _ in range(k):
        leaf = x.detach().clone().requires_grad_()
        f(leaf).backward()
        grads.append(leaf.grad)
    return grads
