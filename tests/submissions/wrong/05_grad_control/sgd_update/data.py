# verdict: failed
# mistake: F6b
# why: through .data the values are right, but autograd does not see the change
def sgd_update(params, lr):
    for p in params:
        if p.grad is not None:
            p.data.sub_(lr * p.grad)
