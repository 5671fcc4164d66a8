# verdict: failed
# why: detach makes new tensors over one memory, to which the later backwards add
def accumulated_grads(f, x, k):
    leaf = x.detach().clone().requires_grad_()
    grads = []
    for _ in range(k):
        f(leaf).backward()
        grads.append(leaf.grad.detach())
    return grads
