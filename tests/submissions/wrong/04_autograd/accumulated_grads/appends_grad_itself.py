# verdict: failed
# mistake: D4c
# why: every entry is the same tensor, and so all show the last sum; right for k = 1
def accumulated_grads(f, x, k):
    leaf = x.detach().clone().requires_grad_()
    grads = []
    for _ in range(k):
        f(leaf).backward()
        grads.append(leaf.grad)
    return grads
