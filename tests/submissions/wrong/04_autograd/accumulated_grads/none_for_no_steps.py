# verdict: failed
# mistake: none
# why: for k = 0 it lists the .grad that there is not
def accumulated_grads(f, x, k):
    leaf = x.detach().clone().requires_grad_()
    grads = []
    for _ in range(k):
        f(leaf).backward()
        grads.append(leaf.grad.clone())
    return grads or [leaf.grad]
