# verdict: failed
# why: where x tracks, its clone is no leaf: it gets no .grad, and x does
def accumulated_grads(f, x, k):
    leaf = x.clone().requires_grad_()
    grads = []
    for _ in range(k):
        f(leaf).backward()
        grads.append(leaf.grad.clone())
    return grads
