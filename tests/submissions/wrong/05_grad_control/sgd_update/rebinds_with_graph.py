# verdict: failed
# mistake: D1c
# why: the same without no_grad: the new tensor is a result with a graph, the parameter is as before
def sgd_update(params, lr):
    for p in params:
        if p.grad is not None:
            p = p - lr * p.grad
