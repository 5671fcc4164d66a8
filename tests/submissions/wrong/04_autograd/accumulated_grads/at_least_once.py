# verdict: failed
# mistake: none
# why: looks at k after the first step, so k = 0 gives one entry
def accumulated_grads(f, x, k):
    leaf = x.detach().clone().requires_grad_()
    grads = []
    while True:
        f(leaf).backward()
        grads.append(leaf.grad.clone())
        if len(grads) >= k:
            return grads
