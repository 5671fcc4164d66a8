# verdict: failed
# why: the values of each time are right, but consecutive equal ones are one tensor: where the gradient is zero all entries alias
import torch


def accumulated_grads(f, x, k):
    leaf = x.detach().clone().requires_grad_()
    grads = []
    for _ in range(k):
        f(leaf).backward()
        if grads and torch.equal(grads[-1], leaf.grad):
            grads.append(grads[-1])
        else:
            grads.append(leaf.grad.clone())
    return grads
