# verdict: failed
# why: an array in between: autograd does not see the change
def sgd_update(params, lr):
    for p in params:
        if p.grad is not None:
            a = p.detach().numpy()
            a -= lr * p.grad.numpy()
