# verdict: failed
# mistake: D1a
# why: torch refuses to change a leaf that requires grad in place while it tracks
def sgd_update(params, lr):
    for p in params:
        if p.grad is not None:
            p -= lr * p.grad
