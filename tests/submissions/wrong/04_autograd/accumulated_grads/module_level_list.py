# verdict: failed
# why: one list for all calls: a second call empties the first result
import torch

history = []


def accumulated_grads(f, x, k):
    history.clear()
    leaf = x.detach().clone().requires_grad_()
    for _ in range(k):
        f(leaf).backward()
        history.append(leaf.grad.clone())
    return history
