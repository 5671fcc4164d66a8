# verdict: failed
# why: takes the copies after the loop, when all entries are the last sum already
def accumulated_grads(f, x, k):
    leaf = x.detach().clone().requires_grad_()
    grads = []
    for _ in range(k):
        f(leaf).backward()
        grads.append(leaf.grad)
    return [grad.clone() for grad in grads]
