# tries: a sparse tensor
# exercise: flatten_batch
# verdict: failed
# cause: answer


def flatten_batch(x):
    return x.reshape(x.shape[0], -1).to_sparse()
