# verdict: failed
# why: goes back through the sum of all losses so far, so the gradients grow as 1, 3, 6
def accumulated_grads(f, x, k):
    leaf = x.detach().clone().requires_grad_()
    grads, loss = [], 0
    for _ in range(k):
        loss = loss + f(leaf)
        loss.backward(retain_graph=True)
        grads.append(leaf.grad.clone())
    return grads
