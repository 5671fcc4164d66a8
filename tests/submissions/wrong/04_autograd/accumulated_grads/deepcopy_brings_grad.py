# verdict: failed
# why: deepcopy copies .grad too, so where x has one the sums start from there
import copy


def accumulated_grads(f, x, k):
    leaf = copy.deepcopy(x) if x.is_leaf else x.detach().clone()
    leaf.requires_grad_()
    grads = []
    for _ in range(k):
        f(leaf).backward()
        grads.append(leaf.grad.clone())
    return grads
