# verdict: passed
# why: detach, unlike .data, shares the version counter, so autograd sees a change through it
def sgd_update(params, lr):
    for p in filter(lambda q: q.grad is not None, params):
        p.detach().sub_(p.grad.detach() * lr)
