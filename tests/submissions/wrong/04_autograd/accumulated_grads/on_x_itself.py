# verdict: failed
# why: x itself is the leaf: its flag and its .grad are changed, and an earlier .grad is counted in
def accumulated_grads(f, x, k):
    x.requires_grad_()
    grads = []
    for _ in range(k):
        f(x).backward()
        grads.append(x.grad.clone())
    return grads
