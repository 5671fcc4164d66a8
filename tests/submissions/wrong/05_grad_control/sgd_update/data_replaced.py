# verdict: failed
# mistake: F6b
# why: gives .data a new tensor: other memory, and autograd does not see the change
def sgd_update(params, lr):
    for p in params:
        if p.grad is not None:
            p.data = p.data - lr * p.grad.data
