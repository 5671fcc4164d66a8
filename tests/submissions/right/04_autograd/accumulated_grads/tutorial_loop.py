# verdict: passed
# why: one leaf, backward without clearing, a clone of .grad each time
def accumulated_grads(f, x, k):
    leaf = x.detach().clone().requires_grad_()
    grads = []
    for _ in range(k):
        f(leaf).backward()
        grads.append(leaf.grad.clone())
    return grads
