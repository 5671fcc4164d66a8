# verdict: failed
# why: runs f once and goes back k times with retain_graph; the contract says k times forward, which an f with a state (dropout, a counter) shows
def accumulated_grads(f, x, k):
    leaf = x.detach().clone().requires_grad_()
    grads = []
    if k > 0:
        y = f(leaf)
    for _ in range(k):
        y.backward(retain_graph=True)
        grads.append(leaf.grad.clone())
    return grads
