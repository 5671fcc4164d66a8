# verdict: failed
# why: switches tracking off to be allowed the change and never on again
def sgd_update(params, lr):
    for p in params:
        if p.grad is not None:
            p.requires_grad_(False)
            p.sub_(lr * p.grad)
