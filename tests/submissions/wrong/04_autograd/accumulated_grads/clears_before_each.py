# verdict: failed
# mistake: D4a
# why: sets .grad to None before each backward, so every entry is one gradient and nothing adds up; right for k = 1
def accumulated_grads(f, x, k):
    leaf = x.detach().clone().requires_grad_()
    grads = []
    for _ in range(k):
        leaf.grad = None
        f(leaf).backward()
        grads.append(leaf.grad.clone())
    return grads
