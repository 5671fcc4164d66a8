# verdict: failed
# mistake: none
# why: calls f once more than k times, which an f with a state shows
def accumulated_grads(f, x, k):
    leaf = x.detach().clone().requires_grad_()
    f(leaf)
    grads = []
    for _ in range(k):
        f(leaf).backward()
        grads.append(leaf.grad.clone())
    return grads
