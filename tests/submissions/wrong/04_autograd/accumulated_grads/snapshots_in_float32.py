# verdict: failed
# mistake: none
# why: keeps float32 snapshots of a float64 or half .grad
def accumulated_grads(f, x, k):
    leaf = x.detach().clone().requires_grad_()
    grads = []
    for _ in range(k):
        f(leaf).backward()
        grads.append(leaf.grad.clone().float())
    return grads
