# verdict: failed
# mistake: none
# why: takes the snapshots to the CPU, wherever x lives
def accumulated_grads(f, x, k):
    leaf = x.detach().clone().requires_grad_()
    grads = []
    for _ in range(k):
        f(leaf).backward()
        grads.append(leaf.grad.cpu().clone())
    return grads
